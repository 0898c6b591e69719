// LecternSpec: see ARCHITECTURE.md.
