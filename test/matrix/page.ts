import { ExposureValue, NetworkValue, TlsValue } from './axes/axis';
import { EXPOSURES } from './axes/exposures';
import { NETWORKS } from './axes/networks';
import { TLS } from './axes/tls';
import { capabilityRows, WAY_HEAD, wayRow } from './capabilities';
import { Entry, Outcome } from './cell';
import { Change } from './change';
import { base, BASE, codesAt, defaultTls, exposureChange, legalAt, legalNetworks, networkChange } from './matrix';
import { OF_TLS } from './snapshots';

const HEAD = `# Exposures, certificates and networks together

Which ways in go with which networks and certificates, what each brings, and by which error the others are refused. The rows are settings of
[test/matrix/axes](../test/matrix/axes); what each of them changes in the output, object by object, is in
[test/matrix/snapshots](../test/matrix/snapshots). None of the three changes what another one decides; only the policies of a network let in
the callers of the exposure.

Generated from \`test/matrix/\` by \`npm run docs\`.
`;

/** docs/matrix.md. */
export function matrixPage(): string {
  const capabilities = capabilityRows();
  return [
    HEAD,
    '## What networks can\n\nAs they are set up where nothing is said; empty where no source says. None is called fast or slow here: what is published '
      + 'about speed contradicts itself.\n',
    ...tableOf(capabilities.head, capabilities.rows), '',
    '## What follows from how they are set up\n\nWith the ports and protocols that a firewall between nodes must let through.\n',
    ...tableOf(WAY_HEAD, NETWORKS.map(wayRow)), '',
    '## Networks\n\nThe files that each writes besides those of Prow, and the kind of policies that shut Prow off.\n', ...networks(), '',
    '## Exposures on networks\n\nEach with one certificate, if it takes any; networks that refuse the same share a column.\n', ...exposures(), '',
    '## Certificates for exposures\n\nThe objects that each writes; for an Ingress, cert-manager makes the Certificate itself.\n', ...certificates(), '',
  ].join('\n');
}

function networks(): readonly string[] {
  return tableOf(['network', 'writes', 'other projects publish', 'policies'], NETWORKS.map((network) => {
    const codes = codesAt(BASE.exposure, BASE.tls, network);
    if (codes.length > 0) return [network.name, links(codes), '', ''];
    const change = networkChange(network);
    return [network.name, files(legalAt(BASE.exposure, BASE.tls, network)), manifests(change), network.policies];
  }));
}

function exposures(): readonly string[] {
  const columns = new Map<string, NetworkValue[]>();
  for (const network of legalNetworks()) {
    const key = JSON.stringify(EXPOSURES.map((exposure) => codesAt(exposure, defaultTls(exposure), network)));
    columns.set(key, [...columns.get(key) ?? [], network]);
  }
  const alike = [...columns.values()];
  return tableOf(['exposure', 'writes', 'other projects publish', ...alike.map((all) => all.map(({ name }) => name).join('<br>'))], EXPOSURES.map((exposure) => {
    const tls = defaultTls(exposure);
    return [
      exposure.name, files(legalAt(exposure, tls, BASE.network)), manifests(exposureChange(exposure, tls)),
      ...alike.map(([network]) => verdict(codesAt(exposure, tls, network), () => 'yes')),
    ];
  }));
}

function certificates(): readonly string[] {
  return tableOf(['exposure', ...TLS.map(({ name }) => name)], EXPOSURES.map((exposure) => [
    exposure.name, ...TLS.map((tls) => verdict(codesAt(exposure, tls, BASE.network), () => certificateParts(exposure, tls))),
  ]));
}

/** Kinds that make the certificate, or only yes where there is none to make. */
function certificateParts(exposure: ExposureValue, tls: TlsValue): string {
  const kinds = added(exposureChange(exposure, tls)).map(({ kind }) => kind).filter((kind) => OF_TLS.test(kind));
  return kinds.length === 0 ? 'yes' : [...new Set(kinds)].join(', ');
}

function verdict(codes: readonly string[], legal: () => string): string {
  return codes.length > 0 ? links(codes) : legal();
}

function links(codes: readonly string[]): string {
  return codes.map((code) => `[${code}](errors.md#${code.toLowerCase()})`).join(', ');
}

/** Beyond what every platform writes. */
function files(outcome: Outcome): string {
  const usual = new Set([...base().values()].map(({ stage }) => stage));
  const stages = new Set(
    [...outcome.values()].filter(({ content, kind }) => content.apiVersion || kind === 'File').map(({ kind, stage, name }) => (kind === 'File' ? name : stage)));
  return [...stages].filter((stage) => !usual.has(stage)).sort().map((stage) => `\`${stage}\``).join(', ');
}

function manifests(change: Change): string {
  return added(change).filter(({ kind }) => kind === 'UpstreamManifest').map(({ name }) => name).join(', ');
}

function added(change: Change): readonly Entry[] {
  return [...change.values()].flatMap(({ before, after }) => (after && !before ? [after] : []));
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`.replace(/ {2,}/g, ' '));
}
