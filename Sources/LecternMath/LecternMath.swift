// LecternMath: see ARCHITECTURE.md.
