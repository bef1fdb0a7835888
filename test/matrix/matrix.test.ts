import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { GitHub, ProwApp } from '../../src';
import { ERRORS } from '../../src/core/error-catalogue';
import { EXPOSURES } from './axes/exposures';
import { NETWORKS } from './axes/networks';
import { TLS } from './axes/tls';
import { change, changeLines } from './change';
import { CLUSTER } from './cell';
import { BASE, codesAt, composed, defaultTls, exposureChange, legalAt, legalExposures, legalNetworks, networkChange, tlsOf } from './matrix';
import { snapshots } from './snapshots';

const SNAPSHOTS = join(__dirname, 'snapshots');

describe('changing one axis changes only its own lines, the policies for an exposure\'s callers, warnings about the two together, '
  + 'and the stage of a manifest that both want', () => {
  /** Of the objects of a legal cell, compared whole. */
  const expectNothingElse = (...cell: Parameters<typeof composed>): void => {
    const name = cell.map((value) => value.name).join(', ');
    const rest = codesAt(...cell).length > 0 ? [] : changeLines(change(composed(...cell), legalAt(...cell)));
    expect({ name, rest }).toEqual({ name, rest: [] });
  };

  test.each(EXPOSURES)('$name, on every network', (exposure) => {
    for (const network of legalNetworks()) expectNothingElse(exposure, defaultTls(exposure), network);
  });

  test('every certificate, on one network after the other', () => {
    const networks = legalNetworks().filter(({ policies }) => policies === 'none' || policies === 'kubernetes');
    const others = legalExposures().filter(([exposure, tls]) => tls !== defaultTls(exposure));
    others.forEach(([exposure, tls], i) => expectNothingElse(exposure, tls, networks[(i * 5) % networks.length]));
  });

  test('a network has stages of its own, and an exposure nothing of the network', () => {
    const stages = new Set(legalNetworks().flatMap((network) => [...networkChange(network).values()].map(({ after }) => after?.stage)));
    expect([...stages].sort()).toEqual(['00-crds', '05-namespaces', '10-network', '15-network-config', 'files', 'secrets.sh', 'warnings']);
    const ofNetworks = new Set(legalNetworks().flatMap((network) => [...networkChange(network).keys()]));
    expect(legalExposures().flatMap(([exposure, tls]) => [...exposureChange(exposure, tls).keys()]).filter((key) => ofNetworks.has(key))).toEqual([]);
  });
});

describe('a cell that is refused', () => {
  test('is refused by codes of the catalogue', () => {
    const codes = EXPOSURES.flatMap((exposure) => [
      ...NETWORKS.flatMap((network) => codesAt(exposure, defaultTls(exposure), network)),
      ...TLS.flatMap((tls) => codesAt(exposure, tls, BASE.network)),
    ]);
    expect([...new Set(codes)].filter((code) => !Object.hasOwn(ERRORS, code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(0);
  });

  test('for its network with every exposure', () => {
    for (const network of NETWORKS.filter((one) => !legalNetworks().includes(one))) {
      const codes = codesAt(BASE.exposure, BASE.tls, network);
      for (const exposure of EXPOSURES) expect(codesAt(exposure, defaultTls(exposure), network)).toEqual(expect.arrayContaining([...codes]));
    }
  });

  test('for its certificate on every network alike', () => {
    for (const exposure of EXPOSURES) {
      for (const tls of TLS.filter((one) => !tlsOf(exposure).includes(one))) {
        for (const network of NETWORKS) expect(codesAt(exposure, tls, network)).toEqual(codesAt(exposure, tls, BASE.network));
      }
    }
  });
});

describe('what is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => jest.restoreAllMocks());

  test.each(legalNetworks())('on $name is objects, wherever kubectl, kustomize, Flux and Argo CD look for them', ({ name, props }) => {
    jest.spyOn(console, 'warn').mockReturnValue();
    const outdir = join(folder, name);
    new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), clusterNetwork: CLUSTER, ...props(), outdir }).synth();
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ya?ml|json|jsonnet)$/.test(file));
    const documents = files.flatMap((file) => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((document) => [file, document.toJS()]));
    expect(documents.length).toBeGreaterThan(40);
    expect(documents.filter(([, object]) => !(object?.apiVersion && object.kind && object.metadata?.name))).toEqual([]);
  });
});

describe('snapshots', () => {
  const made = snapshots();
  if (process.env.MATRIX === 'write') {
    rmSync(SNAPSHOTS, { recursive: true, force: true });
    for (const [name, content] of made) {
      mkdirSync(dirname(join(SNAPSHOTS, name)), { recursive: true });
      writeFileSync(join(SNAPSHOTS, name), content);
    }
  }

  test('are these files', () => {
    const entries = existsSync(SNAPSHOTS) ? readdirSync(SNAPSHOTS, { recursive: true, withFileTypes: true }) : [];
    const committed = entries.filter((entry) => entry.isFile()).map((entry) => relative(SNAPSHOTS, join(entry.parentPath, entry.name)));
    expect(committed.sort()).toEqual([...made.keys()].sort());
  });

  test.each([...made])('%s', (name, content) => {
    expect(readFileSync(join(SNAPSHOTS, name), 'utf8')).toBe(content);
    expect(content.split('\n').length).toBeLessThanOrEqual(251);
  });
});
