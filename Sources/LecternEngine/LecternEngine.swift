// LecternEngine: see ARCHITECTURE.md.
