import { InventoryObject } from '../inventory';
import { BOX, Flowchart, lines, OUTSIDE } from './mermaid';
import { kindOf, PictureFacts } from './picture-facts';

/** Up to so many of a kind are named, and more are counted. */
const NAMED = 3;

/** The stages in the order of applying, with what is in each. */
export function stagesPicture({ stages, objects }: PictureFacts): string {
  const chart = new Flowchart('TB');
  const groups = stages.map(({ name, needs, manifests, file }) => chart.group(lines(name), () => {
    for (const { name: needed, manifest, crds } of needs) {
      if (manifest === undefined) chart.node(lines(`${needed}: must be there`, ...crds.length === 0 ? [] : [counted('CRD', crds)]), OUTSIDE);
    }
    for (const { name: upstream, version } of manifests) chart.node(lines(`${upstream} ${version}`, 'as its project publishes it'), OUTSIDE);
    if (file !== undefined) chart.node(lines(...contents(objects.filter((object) => object.file === file.name))), BOX);
  }));
  groups.slice(1).forEach((group, i) => chart.arrow(groups[i], group));
  return chart.toText();
}

function contents(objects: readonly InventoryObject[]): readonly string[] {
  const kinds = [...new Set(objects.map(kindOf))].sort();
  return kinds.map((kind) => counted(kind, objects.filter((object) => kindOf(object) === kind).map(({ name }) => name)));
}

function counted(kind: string, names: readonly string[]): string {
  const different = [...new Set(names)].sort();
  return names.length > NAMED ? `${kind}: ${names.length}` : `${kind}: ${different.join(', ')}`;
}
