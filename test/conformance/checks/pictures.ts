import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Check, CheckContext } from '../check';
import { REPOSITORY } from '../outputs/outputs';
import { draw, type Drawn } from '../pictures/browser';
import { type Picture, picturesByDocument } from '../pictures/documents';

/** Where they are kept to be looked at. */
const SCREENSHOTS = join(REPOSITORY, 'test/lab/.screenshots/pictures');

/** Broken by hand, and what must be said of each. */
const BROKEN: Readonly<Record<string, readonly [source: string, complaint: RegExp]>> = {
  'a row that Mermaid cannot read': ['flowchart LR\n  n0["a"]\n  n1["b" oops\n  n0 --> n1\n', /Parse error on line/],
  'an arrow to nothing': ['flowchart LR\n  n0["a"]\n  n1["b"]\n  n0 --> n2\n', /3 nodes instead of 2/],
  'a text that is read as HTML': ['flowchart LR\n  n0["a <b>c</b> #38;"]\n  n1["b"]\n  n0 --> n1\n', /does not show "a <b>c<\/b> &"/],
  'a participant twice': ['sequenceDiagram\n  participant a as one\n  participant a as two\n  a->>a: goes\n', /1 nodes instead of 2/],
};

/** Chromium draws every committed picture as GitHub does, with Mermaid itself. */
export const pictureChecks: readonly Check[] = [
  ...[...picturesByDocument()].map(([document, pictures]): Check => ({
    name: `pictures: those of ${document} are drawn, and no text is cut off`, needs: [],
    run: async (context) => {
      const drawn = draw(folderFor(context, document), pictures, join(SCREENSHOTS, `${document.replaceAll('/', '-').replace(/\.md$/, '')}.png`));
      assert.deepEqual(pictures.flatMap((picture, i) => complaints(picture, drawn[i])), []);
      return drawn.map(({ nodes, arrows }) => `${nodes} nodes and ${arrows} arrows`).join(', ');
    },
  })),
  {
    name: 'pictures: a broken one is seen', needs: [],
    run: async (context) => {
      const pictures = Object.entries(BROKEN).map(([name, [source]]) => ({ name, source }));
      const drawn = draw(folderFor(context, 'broken'), pictures);
      for (const [i, picture] of pictures.entries()) assert.match(complaints(picture, drawn[i]).join('\n'), BROKEN[picture.name][1]);
    },
  },
];

function folderFor(context: CheckContext, document: string): string {
  return context.newFolder(join('pictures', document.replaceAll('/', '-')));
}

/** What is wrong with a picture, beside what its source says. */
function complaints({ name, source }: Picture, drawn: Drawn): readonly string[] {
  if (drawn.error !== undefined) return [`${name}: ${drawn.error}`];
  const nodes = [...source.matchAll(/^ *(?:participant |subgraph |n\d+[[({])/gm)].length;
  const arrows = [...source.matchAll(/^ *\w+ ?-+>+/gm)].length;
  return [
    ...(drawn.nodes === nodes ? [] : [`${drawn.nodes} nodes instead of ${nodes}`]),
    ...(drawn.arrows === arrows ? [] : [`${drawn.arrows} arrows instead of ${arrows}`]),
    ...textsOf(source).filter((text) => !drawn.texts.includes(text)).map((text) => `does not show ${JSON.stringify(text)}`),
    ...drawn.cutOff.map((text) => `cuts off ${JSON.stringify(text)}`),
    ...drawn.overlapping.map((pair) => `draws ${pair} on one another`),
  ].map((complaint) => `${name}: ${complaint}`);
}

/** What a reader is to see: the texts of boxes and arrows, without line breaks. */
function textsOf(source: string): readonly string[] {
  const quoted = [...source.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
  const messages = [...source.matchAll(/^ *\w+->>\w+: (.*)$/gm)].map(([, text]) => text);
  return [...quoted, ...messages].map((text) => text.replaceAll('<br/>', '').replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
}
