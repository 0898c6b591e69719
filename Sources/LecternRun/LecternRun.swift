// LecternRun: see ARCHITECTURE.md.
