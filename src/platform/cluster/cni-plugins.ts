import { StartFacts } from './cluster-plan';

/** Source: kubernetes-sigs/kind v0.32.0, images/base/Dockerfile (`CNI_PLUGINS_VERSION`). */
const VERSION = 'v1.9.1';

/** A command that puts the plugins that the CNI needs into a node, as root on it; undefined where it needs none that is absent there. */
export function pluginsCommand({ cni: { plugins = [] }, keepsItsCni }: StartFacts, present: readonly string[], architecture: string): string | undefined {
  if (keepsItsCni || plugins.every((plugin) => present.includes(plugin))) return undefined;
  const url = `https://github.com/containernetworking/plugins/releases/download/${VERSION}/cni-plugins-linux-${architecture}-${VERSION}.tgz`;
  return `mkdir -p /opt/cni/bin && curl -sfL ${url} | tar -xz -C /opt/cni/bin`;
}
