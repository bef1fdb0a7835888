import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type ModuleName, moduleNames } from './build';
import type { Binaries } from '../go/go-module';
import { type Check, CheckContext, minors } from './check';
import { runbookChecks } from './checks/runbooks';
import { alertChecks } from './checks/alerts';
import { applyScriptChecks } from './checks/apply-script';
import { checkconfigChecks } from './checks/checkconfig';
import { cherrypickerChecks } from './checks/cherrypicker';
import { clusterChecks, stoppingCheck } from './checks/cluster';
import { componentChecks, endurance } from './checks/components';
import { deckChecks } from './checks/deck';
import { defaultAppChecks, serverSideChecks } from './checks/default-app';
import { deliveryChecks } from './checks/delivery';
import { doorChecks } from './checks/doors';
import { exposureChecks } from './checks/exposures';
import { fluxChecks } from './checks/flux';
import { flowChecks } from './checks/flow';
import { frontProxyChecks } from './checks/front-proxy';
import { githubChecks } from './checks/github';
import { gcswebChecks } from './checks/gcsweb';
import { grammarChecks } from './checks/grammars';
import { helmChecks } from './checks/helm';
import { helmChartChecks, helmInstallChecks } from './checks/helm-chart';
import { labelSyncChecks } from './checks/label-sync';
import { leftOverPodChecks } from './checks/left-over-pods';
import { loadChecks } from './checks/load';
import { kubeScoreChecks } from './checks/kube-score';
import { kustomizeChecks } from './checks/kustomize';
import { tableChecks } from './checks/tables';
import { nextStepsChecks } from './checks/next-steps';
import { networkChecks } from './checks/networks';
import { metricChecks, metricSourceChecks } from './checks/metrics';
import { mutantChecks } from './checks/mutants';
import { outputChecks, scriptChecks } from './checks/outputs';
import { pictureChecks } from './checks/pictures';
import { podSecurityChecks } from './checks/pod-security';
import { admissionChecks } from './checks/admission';
import { twoDeckChecks } from './checks/two-decks';
import { policyChecks } from './checks/policies';
import { buildClusterChecks } from './checks/build-clusters';
import { buildClusterReaderChecks } from './checks/build-cluster-readers';
import { exporterChecks, programChecks } from './checks/programs';
import { prowSchemaChecks } from './checks/prow-schema';
import { pruneChecks } from './checks/prune';
import { pullRequestChecks } from './checks/pull-request';
import { realShapeChecks } from './checks/real-shapes';
import { rightsChecks } from './checks/rights';
import { roomChecks } from './checks/room';
import { startedClusterChecks } from './checks/started-clusters';
import { sealerChecks } from './checks/sealers';
import { slackChecks } from './checks/slack';
import { storeChecks } from './checks/store';
import { substitutionChecks } from './checks/substitutions';
import { templatePodChecks } from './checks/template-pods';
import { transitionChecks } from './checks/transitions';
import { isPart, partOf, runSideBySide } from './parts';
import { removeClonesFrom } from './pods/clones';
import { missingPrerequisites } from './prerequisites';

const tables: readonly (readonly Check[])[] = [
  tableChecks,
  githubChecks,
  grammarChecks,
  scriptChecks,
  startedClusterChecks,
  storeChecks,
  sealerChecks,
  frontProxyChecks,
  doorChecks,
  checkconfigChecks,
  realShapeChecks,
  prowSchemaChecks,
  programChecks,
  cherrypickerChecks,
  labelSyncChecks,
  substitutionChecks,
  pictureChecks,
  alertChecks,
  metricSourceChecks,
  helmChecks,
  helmChartChecks,
  policyChecks,
  kubeScoreChecks,
  ...minors.flatMap((minor) => [
    kustomizeChecks(minor),
    helmInstallChecks(minor),
    clusterChecks(minor),
    podSecurityChecks(minor),
    admissionChecks(minor),
    templatePodChecks(minor),
    roomChecks(minor),
    pullRequestChecks(minor),
    minor === '1.37' ? twoDeckChecks(minor) : [],
    outputChecks(minor, 'bare nodes'),
    outputChecks(minor, 'variants'),
    outputChecks(minor, 'public project'),
    outputChecks(minor, 'environments'),
    exposureChecks(minor),
    networkChecks(minor),
    applyScriptChecks(minor),
    pruneChecks(minor),
    runbookChecks(minor),
    nextStepsChecks(minor),
    transitionChecks(minor),
    mutantChecks(minor),
    // Flux supports the newest three minors
    minor === '1.37' ? fluxChecks(minor) : [],
    buildClusterChecks(minor),
    buildClusterReaderChecks(minor),
    slackChecks(minor),
    deliveryChecks(minor),
    defaultAppChecks(minor),
    componentChecks(minor),
    exporterChecks(minor),
    flowChecks(minor),
    // Between them, because deck looks for new jobs twice a minute only.
    rightsChecks(minor),
    deckChecks(minor),
    gcswebChecks(minor),
    metricChecks(minor),
    leftOverPodChecks(minor),
    // it is no matter of the API server
    minor === '1.37' ? loadChecks(minor) : [],
    endurance(minor),
    serverSideChecks(minor),
    [stoppingCheck(minor)],
  ]),
];

/** Always the last one, whatever words were given. */
const everythingStops: Check = { name: 'everything stops', needs: [], run: (context) => context.stop() };

async function main([part, ...others]: readonly string[]): Promise<number> {
  const missing = missingPrerequisites();
  if (missing.length > 0) {
    console.error(missing.join('\n'));
    return 2;
  }
  const all = tables.flat().filter(({ onRequest }) => onRequest === undefined);
  if (part === undefined) {
    await buildFor(all);
    return runSideBySide(__filename);
  }
  return isPart(part) ? run(all.filter((check) => partOf(check) === part)) : chosen([part, ...others]);
}

function chosen(words: readonly string[]): Promise<number> | number {
  const given = words.map((word) => word.toLowerCase());
  const checks = tables.flat().filter(({ name, onRequest }) => given.every((word) => name.toLowerCase().includes(word))
    && (onRequest === undefined || given.some((word) => word.includes(onRequest))));
  if (checks.length === 0) {
    console.error(`no check has ${words.join(' and ')} in its name; leave the words out to run all`);
    return 2;
  }
  return run(checks);
}

async function run(checks: readonly Check[]): Promise<number> {
  const built = await buildFor(checks);
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-conformance-'));
  const context = new CheckContext(folder, built);
  let [passed, failed] = [0, 0];
  for (const check of [...checks, everythingStops]) {
    if (await passes(check, context)) passed += 1;
    else failed += 1;
  }

  removeClonesFrom(folder);
  if (failed === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`logs are kept in ${folder}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function buildFor(checks: readonly Check[]): Promise<Map<ModuleName, Binaries>> {
  const needed = new Set(checks.flatMap(({ needs }) => needs));
  const built = new Map<ModuleName, Binaries>();
  for (const name of moduleNames.filter((one) => needed.has(one))) {
    const begin = performance.now();
    const binaries = await build(name);
    console.log(`${binaries.cached ? 'cached' : 'built '} ${name} ${binaries.version} ${secondsSince(begin)}`);
    built.set(name, binaries);
  }
  return built;
}

async function passes(check: Check, context: CheckContext): Promise<boolean> {
  const begin = performance.now();
  try {
    const figures = await check.run(context);
    console.log(`pass ${check.name} ${secondsSince(begin)}${figures ? `\n     ${figures}` : ''}`);
    return true;
  } catch (error) {
    console.log(`FAIL ${check.name} ${secondsSince(begin)}\n     ${(error as Error).message}`);
    return false;
  }
}

function secondsSince(begin: number): string {
  return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
