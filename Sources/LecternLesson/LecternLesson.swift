// LecternLesson: see ARCHITECTURE.md.
