// The live forms of built pages, as the scripts that repeat their runs read them. Pages are written without
// the quotes that HTML can do without, and hold lists of numbers as texts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Numbers apart by spaces, `v*n` for one that stands n times in a row.
const numbers = text => text.split(' ').flatMap(word => {
  const [value, count = 1] = word.split('*').map(Number);
  return Array(count).fill(value);
});

// Each form of the pages in the folder `output`: its page, the page's HTML, the form's data with its
// settings as numbers, and the path of the script that has its rows.
export function* liveForms(output) {
  for (const page of readdirSync(output).filter(name => name.endsWith('.html')).sort()) {
    const html = readFileSync(join(output, page), 'utf8');
    for (const [, box] of html.matchAll(/<section class="?live\b(.*?)<\/section>/gs)) {
      const data = JSON.parse(box.match(/<script type="?application\/json"?>(.*?)<\/script>/s)[1]);
      data.authors = data.authors.map(numbers);
      for (const start of data.starts)
        start.settings = start.settings ? numbers(start.settings) : data.authors[start.author];
      yield { page, html, data, rows: join(output, box.match(/data-rows="?([^" >]*)/)[1]) };
    }
  }
}
