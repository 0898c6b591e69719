/// The style sheet of drawings. A page includes it once, beside the tokens of ``Palette``; an
/// exported file carries both.
public enum ChartStyle {
  /// Rules for everything inside an `svg` that this target makes, swatches included. They use the
  /// page's tokens and `--sans`.
  public static let css = text + lines + points + surfaces + graphs

  private static let text = """
    svg text{font-family:var(--sans);font-size:12.5px;fill:var(--ink-2);\
    font-variant-numeric:tabular-nums lining-nums}\
    svg .at{font-weight:600;fill:var(--ink-2)}\
    svg .dl{font-size:13px;fill:var(--ink)}svg .b{font-weight:650}svg .mu{fill:var(--ink-3)}\
    svg .an{fill:var(--ink-3)}svg .cl{fill:var(--ink-2)}svg .sm{font-size:11.5px}\
    svg .halo{paint-order:stroke;stroke:var(--halo,var(--paper));stroke-width:4px;\
    stroke-linejoin:round}\
    svg .hA{--halo:var(--rA)}svg .hB{--halo:var(--rB)}svg .hC{--halo:var(--rC)}\
    svg .hD{--halo:var(--rD)}svg .hE{--halo:var(--rE)}\
    svg .s0{--c:var(--ink-3)}svg .s1{--c:var(--run-1)}svg .s2{--c:var(--run-2)}\
    svg .s3{--c:var(--run-3)}svg .s4{--c:var(--run-4)}svg .s5{--c:var(--run-5)}\
    svg text.s0,svg text.s1,svg text.s2,svg text.s3,svg text.s4,svg text.s5{fill:var(--c)}

    """

  private static let lines = """
    .grid{stroke:var(--grid);fill:none}.base{stroke:var(--axis);fill:none;stroke-width:1.2}\
    .tick{stroke:var(--axis);fill:none}.frame{fill:none;stroke:var(--axis);stroke-width:1}\
    .gut{stroke:var(--axis);stroke-dasharray:1 3;fill:none}\
    .ref{stroke:var(--ink-3);stroke-dasharray:2 3;fill:none}\
    .rule{stroke:var(--ink);stroke-width:1.3;fill:none}\
    .ln{fill:none;stroke:var(--c);stroke-width:2.3;stroke-linejoin:round;stroke-linecap:round}\
    .ln.thin{stroke-width:1.6}.ln.raw{stroke-width:1;opacity:.5}\
    .ln.s2{stroke-dasharray:7 5}.ln.s3{stroke-dasharray:1 5}\
    .ln.s4{stroke-dasharray:12 4 2 4}.ln.s5{stroke-dasharray:16 5}\
    .ln.tr{stroke-dasharray:none;stroke-width:1.9}\
    .ln.val{stroke-dasharray:5 4;stroke-width:1.9}.ln.past{stroke-width:1.7;opacity:.5}\
    .case{fill:none;stroke:var(--paper);stroke-width:4.6;stroke-linejoin:round;\
    stroke-linecap:round;opacity:.85}.onband .case{stroke:var(--b1)}\
    .ghost{fill:none;stroke:var(--ink-3);stroke-width:1.1;opacity:.75}\
    .lead{fill:none;stroke:var(--ink-3);stroke-width:1;opacity:.8}\
    .stem{fill:none;stroke:var(--run-1);stroke-width:1.6;opacity:.65}\
    .ghost2{fill:none;stroke:var(--ink-3);stroke-width:1;opacity:.55;stroke-dasharray:3 3}\
    .bnd{fill:none;stroke:var(--ink);stroke-width:2.4;stroke-linejoin:round}\
    .cur{stroke:var(--ink-3);fill:none}

    """

  private static let points = """
    .mk{fill:var(--paper);stroke:var(--c);stroke-width:1.9}\
    .xx{fill:none;stroke:var(--c);stroke-width:2.4;stroke-linecap:round}\
    .pt{fill:var(--c,var(--pt));stroke:var(--paper);stroke-width:1.3}\
    .pts{fill:none;stroke:var(--c,var(--pt));stroke-linecap:round;stroke-width:5}\
    .pts.sq{stroke-linecap:square}.pts.hollow{stroke:var(--paper)}\
    .open{fill:var(--paper);stroke:var(--c,var(--pt));stroke-width:1.5}\
    .opt{fill:none;stroke:var(--ink);stroke-width:2.4}\
    .start{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}\
    .wr{fill:none;stroke:var(--ink);stroke-width:2}.wr.fine{stroke-width:1.1}\
    .bar{fill:var(--axis)}.bar.on{fill:var(--run-1)}\
    @media screen{.run.off{display:none}}.scrub .full,.scrub .case{opacity:.22}

    """

  private static let surfaces = """
    .band{stroke:color-mix(in srgb,var(--ink) 24%,transparent);stroke-width:.8}\
    .b0{fill:var(--b0);stroke:none}.b1{fill:var(--b1)}.b2{fill:var(--b2)}.b3{fill:var(--b3)}\
    .b4{fill:var(--b4)}.b5{fill:var(--b5)}.b6{fill:var(--b6)}.b7{fill:var(--b7)}\
    .rA{fill:var(--rA)}.rB{fill:var(--rB)}.rC{fill:var(--rC)}.rD{fill:var(--rD)}\
    .rE{fill:var(--rE)}.area{fill:var(--c);opacity:.13}

    """

  private static let graphs = """
    .node{fill:var(--panel);stroke:var(--axis);stroke-width:1.2}\
    .node.s1,.node.s2,.node.s3{stroke:var(--c);stroke-width:1.8}\
    .edge{fill:none;stroke:var(--axis);stroke-width:1.4;stroke-linecap:round}\
    .pos{fill:none;stroke:var(--run-1);stroke-linecap:round}\
    .neg{fill:none;stroke:var(--run-2);stroke-linecap:round;stroke-dasharray:5 4}\
    .back{fill:none;stroke:var(--run-2);stroke-width:1.3;stroke-dasharray:4 3}\
    .tip{stroke-dasharray:none}.pic{display:block}\
    .cell{fill:var(--run-1)}.miss{fill:var(--run-2)}.cell0{fill:var(--panel)}

    """
}
