// LecternChart turns plain numbers into figures: two drawings (wide and narrow), a title, a
// computed caption, a legend, a table and the numbers that a reader may scrub through.
//
// Scales/    domains, ticks and positions
// Series/    runs of values: what diverged, what to draw of many points
// Contours/  level lines and regions of a grid
// Drawing/   axes, markers, labels: pure functions from data and scales to nodes
// Figure/    the value that comes out, and the ways to write it
// Style/     the palette and the style sheet that every drawing relies on
// Charts/    one composition a file, from input values to a figure
//
// Small functions that every drawing calls are marked `@inline(never)`: copies of them at each call
// would make the browser's module an eighth larger and nothing faster.
