// How the script draws and reads a step of each kind of figure. The static drawing is the last word on looks;
// this only moves what moves. A state is an index into `at`.
(() => {
'use strict';
const { kinds, number, scale, draw, at, clamp, list, zip, $, $$ } = lectern;
const count = v => finite(v) ? number(v, Math.max(1, String(v).length)) : number(v);
const finite = v => typeof v === 'number';

// A figure that can be read but not redrawn.
kinds.read = (f, d) => ({ read: k => d.read ? d.read[k] : '' });

// Lines over steps: a rule and a dot on every line shown.
kinds.lines = (f, d) => {
  const shown = new Map();
  for (const q of d.series) q.y = list(q.y);
  const on = q => shown.get(q.r) !== false;
  return {
    toggle(run, v) { shown.set(run, v); },
    under(px, py, x) {
      const v = x.invert(px);
      return d.at.reduce((best, a, i) => Math.abs(a - v) < Math.abs(d.at[best] - v) ? i : best, 0);
    },
    draw(s, x, y, k) {
      const g = $('.hv', s), X = x(d.at[k]);
      if (!g) return;
      g.textContent = '';
      draw('path', { class: 'cur', d: `M${X.toFixed(1)} ${y.range[1]}V${y.range[0]}` }, g);
      for (const q of d.series) {
        const v = q.y[k];
        if (!on(q) || !finite(v) || v > y.domain[1]) continue;
        const low = v < y.domain[0];
        if (!low || s.dataset.foot) draw('circle', { cx: X, cy: low ? s.dataset.foot : y(v), r: 4.6, class: 'pt s' + q.s }, g);
      }
    },
    read: k => d.series.filter(q => on(q) && q.y[k] !== null).map(q => (d.series.length > 1 ? q.n + ': ' : '') + (d.whole ? count : number)(q.y[k])).join(' \u00b7 ')
  };
};

// A line through points, with its residuals below.
kinds.fit = (f, d) => {
  const points = zip(d.x, d.y), lines = zip(d.w, d.b, d.l);
  return {
  draw(s, x, y, k) {
    const [w, b] = lines[k], [x0, x1] = x.domain, [y0, y1] = y.domain, far = 3 * (y1 - y0);
    const Y = v => y(clamp(v, y0 - far, y1 + far)), line = $('.live', s);
    if (line) line.setAttribute('d', `M${at(x(x0), Y(w * x0 + b))}L${at(x(x1), Y(w * x1 + b))}`);
    if (!s.dataset.r) return;
    const r = scale(s.dataset.r), [r0, r1] = r.domain, e = points.map(p => p[1] - w * p[0] - b);
    const stems = $('.live2', s);
    if (stems) stems.setAttribute('d', e.map((v, i) => `M${at(x(points[i][0]), r(0))}V${r(clamp(v, r0, r1)).toFixed(1)}`).join(''));
    $$('.dots2>path', s).forEach(p => p.setAttribute('d', e.map((v, i) => `M${at(x(points[i][0]), r(clamp(v, r0, r1)))}h0`).join('')));
    $$('.dots2>circle', s).forEach((c, i) => { c.setAttribute('cy', r(clamp(e[i], r0, r1)).toFixed(1)); c.style.opacity = e[i] <= r0 || e[i] >= r1 ? .25 : 1; });
  },
  read(k) {
    const [w, b, loss] = lines[k];
    return `${d.nw || 'w'} ${number(w)} \u00b7 ${d.nb || 'b'} ${number(b)}` + (loss === null ? '' : ` \u00b7 loss ${number(loss)}`);
  }
  };
};

// Paths over a surface.
kinds.paths = (f, d) => {
  const last = d.n === undefined ? d.at.length - 1 : d.n, on = d.series.map(() => true);
  for (const q of d.series) q.p = zip(q.x, q.y, q.l);
  return {
    toggle(run, v) { on[run] = v; },
    under(px, py, x, y, s) {
      let near = 16, found = null;
      d.series.forEach((q, j) => { if (on[j]) q.p.forEach((v, i) => { const t = Math.hypot(x(v[0]) - px, y(v[1]) - py); if (t < near) { near = t; found = i; } }); });
      return found;
    },
    draw(s, x, y, k) {
      s.classList.toggle('scrub', k < last);
      const g = $('.hv', s), runs = $$('.run', s);
      if (g) g.textContent = '';
      runs.forEach((r, i) => {
        const q = d.series[i];
        if (!q) return;
        // A run that has left the map for good is drawn no further.
        const gone = k > q.o, points = q.p.slice(0, (gone ? q.o : k) + 1).filter(v => finite(v[0]) && finite(v[1])).map(v => at(x(v[0]), y(v[1])));
        const live = $('.live', r);
        if (live) live.setAttribute('d', k < last && points.length ? 'M' + points.join('L') : '');
        const here = q.p[Math.min(k, q.p.length - 1)];
        if (g && k < last && on[i] && here && !gone && finite(here[0]) && finite(here[1])) draw('circle', { cx: x(here[0]), cy: y(here[1]), r: 5.2, class: 'pt s' + q.s }, g);
      });
    },
    read: k => d.series.map((q, i) => {
      const p = q.p[k];
      if (on[i] && !p && q.p.length > 1) return `${q.n}: ended before`;
      return on[i] && p ? `${d.series.length > 1 ? q.n + ': ' : ''}(${number(p[0])}, ${number(p[1])})${p[2] === undefined ? '' : ', loss ' + number(p[2])}` : '';
    }).filter(Boolean).join(' \u00b7 ')
  };
};

// A plane split in two by a line.
kinds.half = (f, d) => {
  const planes = zip(d.a, d.b, d.c, d.m), points = zip(d.x, d.y, d.t);
  return {
  under(px, py, x, y, s) {
    const bars = $('.bars', s);
    if (!bars || py < +bars.dataset.t || py > +bars.dataset.b) return null;
    const found = $$('.bar', bars).findIndex(b => { const q = +b.getAttribute('x'); return px >= q - 1.5 && px < q + +b.getAttribute('width') + 1.5; });
    return found < 0 ? null : found;
  },
  draw(s, x, y, k) {
    const [a, b, c] = planes[k], [x0, x1] = x.domain, [y0, y1] = y.domain, region = [], edge = [];
    const corners = [[x0, y0], [x1, y0], [x1, y1], [x0, y1]], none = !a && !b;
    corners.forEach((p, i) => {
      const q = corners[(i + 1) % 4], fp = a * p[0] + b * p[1] + c, fq = a * q[0] + b * q[1] + c;
      if (fp >= 0) region.push(p);
      if (fp >= 0 !== fq >= 0) { const t = fp / (fp - fq), m = [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]; region.push(m); edge.push(m); }
    });
    const path = (way, end) => way.length > 1 && !none ? 'M' + way.map(p => at(x(p[0]), y(p[1]))).join('L') + end : '';
    const fill = $('.rA', s), line = $('.bnd', s), wrong = $('.wrong', s);
    if (fill) fill.setAttribute('d', path(region, 'z'));
    if (line) line.setAttribute('d', path(edge, ''));
    if (wrong) { wrong.textContent = ''; if (!none) for (const [u, v, t] of points) if (t * (a * u + b * v + c) <= 0) draw('circle', { cx: x(u), cy: y(v), r: 9, class: 'wr' }, wrong); }
    $$('.bar', s).forEach((r, i) => r.classList.toggle('on', i === k));
  },
  read(k) {
    // The region drawn is the first class's; the model's own score is positive for the second.
    const [a, b, c, mistakes] = planes[k], word = v => number(v ? -v : 0);
    const line = `w = (${word(a)}, ${word(b)}), b = ${word(c)}`;
    return mistakes === undefined || mistakes === null ? line : `${mistakes} of ${points.length} points on the wrong side \u00b7 ${line}`;
  }
  };
};

// Anything else: the paths of every state, ready made.
kinds.frames = (f, d) => ({
  draw(s, x, y, k) {
    const paths = (s.classList.contains('n') ? d.n : d.w) || d.w;
    if (paths) $$('[data-f]', s).forEach(p => { const v = paths[k] && paths[k][+p.dataset.f]; if (v !== undefined) p.setAttribute('d', v); });
  },
  read: k => d.read ? d.read[k] : ''
});
})();
