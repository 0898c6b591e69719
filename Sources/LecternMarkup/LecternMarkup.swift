// LecternMarkup is an escaping HTML and SVG node tree with one renderer.
//
// The tree is plain values; nothing here imports Foundation, and nothing compares strings, so the
// target also builds for Embedded Swift, where the browser draws the same bytes as the build.
