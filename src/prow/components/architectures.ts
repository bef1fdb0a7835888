import { Finding } from '../../core/problem';
import { PodSettings } from '../../core/pod-options';
import { quote } from '../../core/quote';
import { ComponentName, COMPONENT_KINDS } from './component-kinds';

export const NODE_ARCH = 'kubernetes.io/arch';

/** What Prow publishes its control plane for. Source: prow hack/tools/prowimagebuilder at a61940897. */
export const PUBLISHED_ARCH = 'amd64';

interface Said {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly image?: string;
}

type ArchitectureFinding = { readonly prop: `${ComponentName | 'components' | 'privateDeck'}.nodeSelector`; readonly finding: Finding };

type SaidOfAll = Readonly<Record<ComponentName, Said>> & { readonly privateDeck?: Said };

/** Nodes that run nothing of what Prow publishes. */
export function architectureFindings(said: SaidOfAll, { nodeSelector }: PodSettings): readonly ArchitectureFinding[] {
  const ofAll = nodeSelector?.[NODE_ARCH];
  const programs = [...Object.keys(COMPONENT_KINDS) as readonly ComponentName[], 'privateDeck' as const].filter((program) => said[program] !== undefined);
  const published = programs.filter((program) => said[program]?.image === undefined);
  const ownArch = (program: keyof SaidOfAll): string | undefined => said[program]?.nodeSelector?.[NODE_ARCH];
  const own = published.flatMap((component) => wrong(`${component}.nodeSelector`, ownArch(component)));
  const asAll = published.filter((component) => ownArch(component) === undefined);
  return [...own, ...(asAll.length > 0 ? wrong('components.nodeSelector', ofAll) : [])];
}

function wrong(prop: ArchitectureFinding['prop'], arch: string | undefined): readonly ArchitectureFinding[] {
  if (arch === undefined || arch === PUBLISHED_ARCH) return [];
  const what = `${quote(arch)} in ${NODE_ARCH} is not ${PUBLISHED_ARCH}, and Prow publishes its components for that alone`;
  return [{
    prop,
    finding: { what, instead: 'leave that label out, or name images of your own by prowImageRegistry or image', code: 'ImageForOtherPlatform' },
  }];
}

