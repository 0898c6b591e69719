// LecternWeb: see ARCHITECTURE.md.
