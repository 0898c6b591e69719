// LecternTesting: see ARCHITECTURE.md.
