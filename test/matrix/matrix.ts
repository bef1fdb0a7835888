import { ExposureValue, NetworkValue, TlsValue } from './axes/axis';
import { EXPOSURES } from './axes/exposures';
import { NETWORKS } from './axes/networks';
import { TLS } from './axes/tls';
import { cell, Entry, Outcome, Refused } from './cell';
import { Change, change, changedBy, partOf } from './change';

/** Where every axis is at its first value: no object is made but Prow's own. */
export const BASE = { exposure: EXPOSURES[0], tls: TLS[0], network: NETWORKS[0] };

const made = new Map<string, Outcome | Refused>();

/** One cell, made once in a process. */
export function at(exposure: ExposureValue, tls: TlsValue, network: NetworkValue): Outcome | Refused {
  const key = [exposure, tls, network].map(({ name }) => name).join(' ');
  const outcome = made.get(key) ?? cell(exposure, tls, network);
  made.set(key, outcome);
  return outcome;
}

/** The same where it has to be legal. */
export function legalAt(exposure: ExposureValue, tls: TlsValue, network: NetworkValue): Outcome {
  const outcome = at(exposure, tls, network);
  if (outcome instanceof Refused) throw new Error(`${exposure.name}, ${tls.name}, ${network.name}: ${outcome.message}`);
  return outcome;
}

export function base(): Outcome {
  return legalAt(BASE.exposure, BASE.tls, BASE.network);
}

export function defaultTls({ tls }: ExposureValue): TlsValue {
  return TLS.find(({ name }) => name === tls) as TlsValue;
}

/** The ways to a certificate that an exposure takes. */
export function tlsOf(exposure: ExposureValue): readonly TlsValue[] {
  return TLS.filter((tls) => codesAt(exposure, tls, BASE.network).length === 0);
}

export function legalExposures(): readonly (readonly [ExposureValue, TlsValue])[] {
  return EXPOSURES.flatMap((exposure) => tlsOf(exposure).map((tls) => [exposure, tls] as const));
}

/** The networks that are possible at all. */
export function legalNetworks(): readonly NetworkValue[] {
  return NETWORKS.filter((network) => codesAt(BASE.exposure, BASE.tls, network).length === 0);
}

/** What an exposure with its certificate changes, whatever the network is. */
export function exposureChange(exposure: ExposureValue, tls: TlsValue): Change {
  return change(base(), legalAt(exposure, tls, BASE.network));
}

/** What a network changes, whatever the exposure is. */
export function networkChange(network: NetworkValue): Change {
  return partOf(change(base(), legalAt(BASE.exposure, BASE.tls, network)), (entry) => !isPolicy(entry));
}

/** The kinds of policies that some network takes. */
export function dialects(): readonly string[] {
  return [...new Set(legalNetworks().map(({ policies }) => policies))].filter((name) => name !== 'none');
}

/** What isolation changes by policies of one kind, whatever the exposure and the network are. */
export function policyChange(dialect: string): Change {
  if (dialect === 'none') return new Map();
  return partOf(change(base(), legalAt(BASE.exposure, BASE.tls, NETWORKS.find(({ policies }) => policies === dialect) as NetworkValue)), isPolicy);
}

/** What isolation changes besides, because an exposure has callers of its own, or pods; nothing where no network with such policies takes it. */
export function interplay(exposure: ExposureValue, tls: TlsValue, dialect: string): Change {
  if (dialect === 'none') return new Map();
  const network = NETWORKS.find((one) => one.policies === dialect && codesAt(exposure, tls, one).length === 0);
  return network ? partOf(change(apart(exposure, tls, network), legalAt(exposure, tls, network)), isPolicy) : new Map();
}

/** What is said of an exposure and a network because they meet, and the stage of a manifest that both want. */
export function pairWarnings(exposure: ExposureValue, network: NetworkValue): Change {
  const tls = defaultTls(exposure);
  if (codesAt(exposure, tls, network).length > 0) return new Map();
  return partOf(change(apart(exposure, tls, network), legalAt(exposure, tls, network)), ({ kind }) => kind === 'Warning' || kind === 'UpstreamManifest');
}

/** What a cell comes to if its axes know nothing of each other. */
export function apart(exposure: ExposureValue, tls: TlsValue, network: NetworkValue): Outcome {
  return changedBy(base(), exposureChange(exposure, tls), networkChange(network), policyChange(network.policies));
}

/** What a cell comes to by everything that is said once: of its axes, of exposures among policies, of pairs. */
export function composed(exposure: ExposureValue, tls: TlsValue, network: NetworkValue): Outcome {
  return changedBy(apart(exposure, tls, network), interplay(exposure, tls, network.policies), pairWarnings(exposure, network));
}

/** The codes of a cell that is refused; none for one that is legal. */
export function codesAt(exposure: ExposureValue, tls: TlsValue, network: NetworkValue): readonly string[] {
  const outcome = at(exposure, tls, network);
  return outcome instanceof Refused ? outcome.codes : [];
}

function isPolicy({ stage, kind }: Entry): boolean {
  return stage === '40-prow' && kind.endsWith('NetworkPolicy');
}
