import { parse } from 'yaml';
import { GitHub, ProwApp } from '../../src';
import { ConfigurationError, Problem, throwProblems } from '../../src/core/problem';
import { ReferenceChecks } from '../../src/platform/checks/reference-checks';
import { STAGES } from '../../src/platform/stages';
import { render } from '../../src/writer/render';
import { validateTree } from '../../src/writer/validate-tree';
import { ExposureValue, NetworkValue, TlsValue } from './axes/axis';

/** Everything that a cell comes to: an entry per object, and per thing that is no object but has to be there. */
export type Outcome = ReadonlyMap<string, Entry>;

/** One object, or what stands for one. Two that say the same are one. */
export interface Entry {
  /** The file that it is in. */
  readonly stage: string;
  readonly kind: string;
  /** With its namespace, where it has one. */
  readonly name: string;
  readonly content: any;
}

/** Why there is no such cell. */
export class Refused {
  constructor(readonly codes: readonly string[], readonly message: string) {}
}

export const CLUSTER = { serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['172.16.0.0/24'], apiServerCidrs: ['172.16.0.10/32'] };

/** A platform that is checked and rendered as any other, and written nowhere. */
class MatrixApp extends ProwApp {
  entries(): Outcome {
    // nobody chooses anything about it, and it is most of the bytes
    this.node.tryRemoveChild(STAGES.crds);
    const problems: Problem[] = validateTree(this);
    const checks = new ReferenceChecks(this._externalObjects());
    const entries: Entry[] = [];
    render(this, problems, (object) => {
      checks.see(object);
      const { kind, namespace, name, path, json: { apiVersion, kind: _, ...content } } = object;
      entries.push({ stage: path.split('/')[0], kind, name: namespace === '' ? name : `${namespace}/${name}`, content: { apiVersion, ...content } });
    });
    throwProblems([...problems, ...checks.problems()]);
    return new Map([...entries, ...this.around()].map((entry) => [`${entry.stage} ${entry.kind} ${entry.name}`, onlyOne(entry)]));
  }

  /** What no object is made for. */
  private around(): readonly Entry[] {
    const { upstreamManifests, requirements, secrets, cni, warnings } = this['model'];
    return [
      ...upstreamManifests.map(
        ({ name, version, stage, serverSide }): Entry => ({ stage: STAGES[stage], kind: 'UpstreamManifest', name, content: { version, serverSide } })),
      ...requirements.map(({ name, stage, crds }): Entry => ({ stage: STAGES[stage], kind: 'Requirement', name: [name, ...crds].join(' '), content: {} })),
      ...secrets.map(
        ({ namespace = 'prow', name, keys }): Entry => ({ stage: 'secrets.sh', kind: 'Secret', name: `${namespace}/${name}`,
          content: { keys: keys.map(({ key }) => key) } })),
      ...(cni.files ?? []).map(({ name, content }): Entry => ({ stage: 'files', kind: 'File', name, content: parse(content) })),
      ...warnings.map((text): Entry => ({ stage: 'warnings', kind: 'Warning', name: text, content: {} })),
    ];
  }
}

const KNOWN = new Map<string, Entry>();

/** The same entry for the same content, so that most of a cell is shared with all others, and entries that are equal are one. */
function onlyOne(entry: Entry): Entry {
  const text = JSON.stringify(entry);
  const known = KNOWN.get(text) ?? entry;
  KNOWN.set(text, known);
  return known;
}

/** One platform of the table, or the codes of what is wrong with it. */
export function cell(exposure: ExposureValue, tls: TlsValue, network: NetworkValue): Outcome | Refused {
  const upstreamManifests = [...exposure.upstream?.() ?? [], ...tls.upstream?.() ?? []];
  try {
    return new MatrixApp({
      github: GitHub.cloud({ repositories: ['acme/app'] }), clusterNetwork: CLUSTER, outdir: 'unused', upstreamManifests, ...network.props(),
      exposure: exposure.exposure(tls.option()),
    }).entries();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return new Refused([...new Set(error.codes)].sort(), error.message);
  }
}
