import { join } from 'node:path';
import { sources } from '../build';
import type { Check, CheckContext } from '../check';
import * as cilium from '../helm/cilium-chart';
import * as flannel from '../helm/flannel-chart';
import { HelmChart } from '../helm/helm-chart';

const KUBE_VERSION = 'v1.37.0';
const CILIUM = 'github.com/cilium/cilium';
const FLANNEL = 'github.com/flannel-io/flannel';

/** Where the chart of each minor version of Cilium is pinned. */
const PINNED = { '1.20': 'charts', '1.19': 'charts-cilium-1.19' } as const;
type CiliumMinor = keyof typeof PINNED;

/** That charts take what is written for them, and make what is written instead of them. Rendered by Helm itself, without a cluster. */
export const helmChecks: readonly Check[] = [
  ofCilium('1.20', 'is of the version that is installed by default', cilium.theVersionIsTheDefault),
  ...(['1.20', '1.19'] as const).flatMap((minor) => [
    ofCilium(minor, 'reads every value that a property sets', cilium.everyPlaceIsRead),
    ofCilium(minor, 'has the defaults that rules are about', cilium.defaultsAreTheChartsOwn),
    ofCilium(minor, 'renders every variant, reads all its values, and makes of them what CiliumConfig and the plan say', cilium.everyVariantIsRendered),
    ofCilium(minor, 'refuses what the library refuses', cilium.refusesWhatTheLibraryRefuses),
  ]),
  ofCilium('1.20', 'refuses nothing else that a property can ask for', cilium.everyRefusalIsKnown),
  ofCilium('1.20', 'has mistakes noticed: a value that nobody reads, one of another type', cilium.mistakesAreNoticed),
  on('the values of every installer of Cilium are looked at', async () => cilium.everyPlaceIsLookedAt()),
  on('the manifest of Flannel is what is emitted by default',
    async () => flannel.byDefaultItIsTheManifest(join(await sources('charts', FLANNEL), 'Documentation', 'kube-flannel.yml'))),
  on('the chart of Flannel makes every variant, but for what has a reason', async (context) => flannel.everyVariantIsTheCharts(await flannelChart(context))),
  on('a difference to the chart of Flannel is noticed', async () => flannel.differencesAreNoticed()),
];

function ofCilium(minor: CiliumMinor, statement: string, run: (chart: HelmChart) => Promise<string | void> | string): Check {
  return on(`the chart of Cilium ${minor} ${statement}`, async (context) => run(await ciliumChart(context, minor)));
}

function on(statement: string, run: (context: CheckContext) => Promise<string | void>): Check {
  return { name: `helm: ${statement}`, needs: ['helm'], run };
}

function ciliumChart(context: CheckContext, minor: CiliumMinor): Promise<HelmChart> {
  return context.once(`chart of Cilium ${minor}`, async () => new HelmChart({
    helm: join(context.binaries('helm').folder, 'helm'),
    home: context.newFolder('helm'),
    folder: join(await sources(PINNED[minor], CILIUM), 'install', 'kubernetes', 'cilium'),
    release: { name: 'cilium', namespace: 'kube-system' },
    kubeVersion: KUBE_VERSION,
    // asked for before it makes a GatewayClass
    apiVersions: ['gateway.networking.k8s.io/v1/GatewayClass'],
  }));
}

function flannelChart(context: CheckContext): Promise<HelmChart> {
  return context.once('chart of Flannel', async () => new HelmChart({
    helm: join(context.binaries('helm').folder, 'helm'),
    home: context.newFolder('helm'),
    folder: join(await sources('charts', FLANNEL), 'chart', 'kube-flannel'),
    release: { name: 'flannel', namespace: 'kube-flannel' },
    kubeVersion: KUBE_VERSION,
  }));
}
