import { stringify } from 'yaml';
import { ExposureValue, NetworkValue } from './axes/axis';
import { EXPOSURES } from './axes/exposures';
import { NETWORKS } from './axes/networks';
import { TLS } from './axes/tls';
import { Entry } from './cell';
import { Change, changeLines, common, without } from './change';
import {
  base, BASE, codesAt, defaultTls, dialects, exposureChange, interplay, legalNetworks, networkChange, pairWarnings, policyChange, tlsOf,
} from './matrix';

type File = readonly [string, string];
type Section = readonly [string, Change];

/** Files by their path in the folder of snapshots: each thing that an axis decides stands in one of them, once. */
export function snapshots(): ReadonlyMap<string, string> {
  const families = [...new Set(NETWORKS.map(({ family }) => family))];
  return new Map<string, string>([
    ['base.txt',
      page('What every cell has besides the CRD of ProwJobs, unless an axis says otherwise.',
        [['', new Map([...base()].map(([key, after]) => [key, { after }]))]])],
    ...EXPOSURES.filter(({ name }) => name !== BASE.exposure.name).flatMap(exposureFiles),
    ...families.flatMap((family) => networkFiles(family, legalNetworks().filter((network) => network.family === family))),
    ...tlsFiles(),
    ...dialects().flatMap(policyFiles),
    ...pairFile(),
    ['refusals.yaml', refusals()],
  ]);
}

function page(head: string, sections: readonly Section[]): string {
  const filled = sections.filter(([, change]) => change.size > 0).map(
    ([title, change]) => [...(title ? [`## ${title}`] : []), ...changeLines(change), ''].join('\n'));
  return [`# ${head}`, '', ...filled].join('\n');
}

function exposureFiles(exposure: ExposureValue): readonly File[] {
  const legal = tlsOf(exposure);
  const always = common(legal.map((tls) => exposureChange(exposure, tls)));
  const own = new Map(legal.map((tls) => [tls.name, without(exposureChange(exposure, tls), always)]));
  const certified = legal.filter(({ name }) => name !== 'none').map(({ name }) => own.get(name) as Change);
  const withAny = certified.length > 1 ? common(certified) : new Map();
  const sections = [...own].map(([name, change]): Section => [`tls: ${name}`, name === 'none' ? change : without(change, withAny)]);
  return [
    [`exposures/${exposure.name}.txt`,
      page(`${exposure.name}: what it changes, whatever the network is.`, [['', always], ['tls: any but none', withAny], ...sections])],
    ...yamlFile(`exposures/${exposure.name}.yaml`, exposureChange(exposure, defaultTls(exposure)), ({ kind }) => !OF_TLS.test(kind)),
  ];
}

function networkFiles(family: string, members: readonly NetworkValue[]): readonly File[] {
  const always = common(members.map(networkChange));
  const sections = members.map((network): Section => [network.name, without(networkChange(network), always)]);
  const file: File = [`networks/${family}.txt`,
    page(`${family}: what ${members.map(({ name }) => name).join(', ')} changes, whatever the exposure is.`, [['', always], ...sections])];
  return [
    ...(members.some((network) => networkChange(network).size > 0) ? [file] : []),
    ...members.flatMap((network) => yamlFile(`networks/${network.name}.yaml`, networkChange(network), () => true)),
  ];
}

/** Objects that make the certificate, through an Ingress and through a Gateway. */
function tlsFiles(): readonly File[] {
  return EXPOSURES.filter(({ name }) => name === 'ingress-contour' || name === 'gateway-envoy').flatMap((exposure) => TLS.flatMap((tls) => (
    yamlFile(`tls/${tls.name}-at-${exposure.name}.yaml`, exposureChange(exposure, tls), ({ kind }) => OF_TLS.test(kind)))));
}

export const OF_TLS = /^(ClusterIssuer|Issuer|Certificate)$/;
const OF_WORKLOADS = /^((Cluster)?Role(Binding)?|ServiceAccount|DaemonSet|Deployment|Job|CustomResourceDefinition|PodDisruptionBudget|Namespace)$/;
const LONGEST = 120;

/** Whole objects that an axis adds, and Services that it changes, as far as somebody reads them. */
function yamlFile(name: string, all: Change, isShown: (entry: Entry) => boolean): readonly File[] {
  const entries = [...all.values()].flatMap(({ before, after }) => (after && (!before || after.kind === 'Service') ? [after] : []));
  const documents = entries.filter(
    (entry) => isShown(entry) && !OF_WORKLOADS.test(entry.kind) && (entry.content.apiVersion || entry.kind === 'File')).map(wholeObject);
  const read = documents.filter((one) => one.split('\n').length <= LONGEST);
  return read.length === 0 ? [] : [[name, read.join('---\n')]];
}

function wholeObject({ stage, kind, name, content: { apiVersion, ...rest } }: Entry): string {
  return kind === 'File' ? `# ${name}\n${stringify(rest, { lineWidth: 0 })}` : `# ${stage}\n${stringify({ apiVersion, kind, ...rest }, { lineWidth: 0 })}`;
}

/** Absent as long as no pair says anything that neither of the two says alone. */
function pairFile(): readonly File[] {
  const sections = EXPOSURES.flatMap(
    (exposure) => legalNetworks().map((network): Section => [`${exposure.name} on ${network.name}`, pairWarnings(exposure, network)]));
  const told = joined(sections.filter(([, change]) => change.size > 0));
  return told.length === 0 ? [] : [['pairs.txt', page('What is said of an exposure and a network because they meet.', told)]];
}

/** Sections that say the same under all their titles. */
function joined(sections: readonly Section[]): readonly Section[] {
  const byText = new Map<string, { readonly change: Change; readonly titles: string[] }>();
  for (const [title, change] of sections) {
    const text = changeLines(change).join('\n');
    byText.set(text, { change, titles: [...byText.get(text)?.titles ?? [], title] });
  }
  return [...byText.values()].map(({ change, titles }): Section => [titles.join('\n## '), change]);
}

function policyFiles(dialect: string): readonly File[] {
  const told = joined(EXPOSURES.flatMap((exposure) => interplays(exposure, dialect)));
  return [
    [`policies/${dialect}.txt`, page(`Policies of the kind ${dialect}: what isolation adds on every network that has them.`, [['', policyChange(dialect)]])],
    [`policies/${dialect}-with-exposures.txt`, page(`Policies of the kind ${dialect}: what an exposure changes in them, whatever the network is.`, told)],
  ];
}

/**
 * First what is so with every certificate. Policies of all kinds come from one model of the traffic, so that one certificate is enough for
 * those that are not Kubernetes' own.
 */
function interplays(exposure: ExposureValue, dialect: string): readonly Section[] {
  const changes = (dialect === 'kubernetes' ? tlsOf(exposure) : [defaultTls(exposure)]).map((tls): Section => [tls.name, interplay(exposure, tls, dialect)]);
  const always = common(changes.map(([, change]) => change));
  const rest = new Map<string, { readonly change: Change; readonly names: string[] }>();
  for (const [name, whole] of changes) {
    const change = without(whole, always);
    const key = changeLines(change).join('\n');
    rest.set(key, { change, names: [...rest.get(key)?.names ?? [], name] });
  }
  return [[exposure.name, always], ...[...rest.values()].map(({ change, names }): Section => [`${exposure.name}, tls: ${names.join(', ')}`, change])];
}

function refusals(): string {
  return stringify({
    'networks, with every exposure': byCodes(NETWORKS, (network) => codesAt(BASE.exposure, BASE.tls, network)),
    'exposures, by network': table((exposure) => byCodes(legalNetworks(), (network) => codesAt(exposure, defaultTls(exposure), network))),
    'exposures, by tls': table((exposure) => byCodes(TLS, (tls) => codesAt(exposure, tls, BASE.network))),
  }, { lineWidth: 0 });
}

function table(row: (exposure: ExposureValue) => object): object {
  return Object.fromEntries(EXPOSURES.map((exposure) => [exposure.name, row(exposure)] as const).filter(([, cells]) => Object.keys(cells).length > 0));
}

function byCodes<T extends { readonly name: string }>(values: readonly T[], codes: (value: T) => readonly string[]): Record<string, string[]> {
  const refused: Record<string, string[]> = {};
  for (const value of values) {
    const all = codes(value).join(', ');
    if (all !== '') refused[all] = [...refused[all] ?? [], value.name];
  }
  return refused;
}
