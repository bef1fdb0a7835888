// Runs in Chromium, in a page that holds Mermaid and the pictures; what it has found out is written into the page.
'use strict';

/** More than a rounded pixel. */
const TOLERANCE = 1.5;

const isWithin = (inner, outer) => inner.left >= outer.left - TOLERANCE && inner.right <= outer.right + TOLERANCE
  && inner.top >= outer.top - TOLERANCE && inner.bottom <= outer.bottom + TOLERANCE;

/** Where the letters of an element are, whatever box is around them. */
function lettersOf(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

const shownText = (element) => element.textContent.replace(/\s+/g, ' ').trim();

/** Texts that do not fit into what is around them, or into the picture. */
function cutOff(svg) {
  const picture = svg.getBoundingClientRect();
  const labels = [...svg.querySelectorAll('foreignObject')].filter((label) => shownText(label) !== '');
  const texts = [...svg.querySelectorAll('text')].filter((text) => shownText(text) !== '');
  return [
    ...labels.filter((label) => !isWithin(lettersOf(label), label.getBoundingClientRect()) || !isWithin(lettersOf(label), picture)),
    ...texts.filter((text) => !isWithin(text.getBoundingClientRect(), picture)),
    ...[...svg.querySelectorAll('rect.actor')].flatMap((rect) => [...rect.parentNode.querySelectorAll('text.actor')]
      .filter((text) => !isWithin(text.getBoundingClientRect(), rect.getBoundingClientRect()))),
    ...[...svg.querySelectorAll('g.cluster')].flatMap((group) => [...group.querySelectorAll('.cluster-label')]
      .filter((label) => !isWithin(lettersOf(label), group.querySelector('rect').getBoundingClientRect()))),
  ].map(shownText);
}

/** Boxes that lie on one another. */
function overlapping(svg) {
  const boxes = [...svg.querySelectorAll('g.node, rect.actor-top')].map((node) => [shownText(node), node.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - TOLERANCE && b.left < a.right - TOLERANCE && a.top < b.bottom - TOLERANCE && b.top < a.bottom - TOLERANCE;
  return boxes.flatMap(([text, box], i) => boxes.slice(i + 1).filter(([, other]) => meet(box, other)).map(([other]) => `${text} and ${other}`));
}

async function draw({ name, source }, index) {
  const place = document.body.appendChild(document.createElement('div'));
  try {
    const { svg } = await mermaid.render(`picture${index}`, source);
    place.innerHTML = svg;
    const drawn = place.querySelector('svg');
    const { width, height } = drawn.getBoundingClientRect();
    const count = (selector) => drawn.querySelectorAll(selector).length;
    return {
      name, width, height, cutOff: cutOff(drawn), overlapping: overlapping(drawn),
      nodes: count('g.node, g.cluster, rect.actor-top'), arrows: count('path.flowchart-link, .messageText'),
      texts: [...drawn.querySelectorAll('g.node, .cluster-label, .edgeLabel foreignObject, .messageText')].map(shownText).filter((text) => text !== ''),
    };
  } catch (error) {
    return { name, error: String(error.message ?? error) };
  }
}

window.drawAll = async (pictures) => {
  mermaid.initialize({ startOnLoad: false });
  const found = [];
  for (const [index, picture] of pictures.entries()) found.push(await draw(picture, index));
  const report = document.createElement('script');
  report.type = 'application/json';
  report.id = 'report';
  report.textContent = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify({ found, height: document.documentElement.scrollHeight }))));
  document.head.append(report);
};
