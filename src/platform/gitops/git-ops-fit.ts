import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { GitOpsPlan } from './git-ops-plan';

/** What does not fit the Prow that is applied. */
export function gitOpsFindings(
  plan: GitOpsPlan | undefined, namespaces: readonly string[], manifests: readonly UpstreamManifestPlan[], hasNetwork: boolean,
  sealed?: { readonly folder: string },
): readonly Finding[] {
  if (plan === undefined) return [];
  const depth = plan.telling?.path.split('/').filter((part) => part !== '.').length ?? Infinity;
  const up = sealed?.folder.split('/').filter((part) => part === '..').length ?? 0;
  const { by, namespace, upstreamPath, chart } = plan;
  return [
    ...(up <= depth ? [] : [{
      what: `the folder of sealed Secrets, ${quote(sealed?.folder)} from ${quote(plan.telling?.path)}, is outside of the repository`,
      instead: 'name one with fewer ".."', code: 'PatternMismatch',
    } as const]),
    ...(chart === undefined || !hasNetwork ? [] : [{
      what: 'a network has to be there before the pods that use it, and Helm applies everything at once',
      instead: 'install the network by an app of its own, and write Cni.preinstalled() here', code: 'MutuallyExclusive',
    } as const]),
    ...(namespace === undefined || !namespaces.includes(namespace) ? [] : [{
      what: `${by} would be in the namespace ${quote(namespace)} of Prow, whose policies and Pod Security are not made for it`,
      instead: 'give each a namespace of its own', code: 'MutuallyExclusive',
    } as const]),
    ...(upstreamPath === undefined || manifests.length > 0 ? [] : [{
      what: `upstreamPath ${quote(upstreamPath)} is for what other projects publish, and there are no upstreamManifests`,
      instead: 'leave it out', code: 'PropWithoutEffect',
    } as const]),
  ];
}

/** What it cannot do by itself, in whole sentences. */
export function gitOpsWarnings(
  plan: GitOpsPlan | undefined, manifests: readonly UpstreamManifestPlan[], hasNetwork: boolean,
  sealed?: { readonly fluxSecretName?: string },
): readonly string[] {
  if (plan === undefined) return [];
  const undecrypted = plan.by === 'Argo CD' && sealed?.fluxSecretName !== undefined ? ['Argo CD does not decrypt what SOPS encrypts, and its Application leaves that '
    + 'folder out: bring it into the cluster as NEXT-STEPS.md says, or by a plugin of yours.'] : [];
  const { by, upstreamPath } = plan;
  const names = manifests.map(({ name, version }) => `${name} ${version}`).join(', ');
  if (plan.chart !== undefined) {
    return manifests.length === 0 ? [] : [`The chart does not hold what other projects publish (${names}): install it before, because Helm refuses objects of kinds `
      + 'that the cluster does not have.'];
  }
  if (by === undefined) {
    return manifests.length === 0 ? [] : [`The kustomizations do not hold what other projects publish (${names}): commit what `
      + '`sh apply.sh --download FOLDER` fetches, and apply it first.'];
  }
  return [
    ...undecrypted,
    ...(manifests.length === 0 || upstreamPath !== undefined ? [] : [
      `${by} does not apply what other projects publish (${names}): commit what \`sh apply.sh --download FOLDER\` fetches, and name that folder as `
        + 'upstreamPath.',
    ]),
    ...(hasNetwork ? [`${by} cannot make the first network of a cluster, because its own pods need one: run \`sh apply.sh\` once, and it takes over `
      + 'from there.'] : []),
  ];
}
