import { clusterPicture } from './cluster-picture';
import { PictureFacts } from './picture-facts';
import { stagesPicture } from './stages-picture';
import { webhookPicture } from './webhook-picture';

/** `DIAGRAMS.md`: pictures of this platform and no other, as Mermaid. */
export function diagrams(facts: PictureFacts): string {
  return `${[
    '# Pictures',
    'Drawn from the YAML in this folder as Mermaid, which GitHub, GitLab and most editors show as pictures.',
    '## The way of a webhook',
    webhookPicture(facts),
    '## The cluster',
    'What is not in this folder stands outside of the cluster, or is not shown. `no policies` means that this folder has none for the namespace.',
    clusterPicture(facts),
    '## The stages',
    'They are applied from top to bottom; rounded is what this folder does not have.',
    stagesPicture(facts),
  ].join('\n\n')}\n`;
}
