// LecternNumerics: see ARCHITECTURE.md.
