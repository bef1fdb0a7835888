import { atKey, isPlainObject, Note } from '../../core/props';
import { quote } from '../../core/quote';
import { branchProtectionYaml } from '../branch-protection/branch-protection-section';
import { hasArgument } from '../components/given-argument';
import { ProwModel } from '../prow-model';
import { saidOfPlugins } from '../plugins/plugins-section';
import { saidSections } from '../sections/said-sections';
import { stateBucketUrl } from '../storage/bucket-urls';
import { saidOfTide } from '../tide/tide-section';
import { checkDecorationTwice } from './decoration-said-twice';
import { Json } from './json';
import { camelCase } from './upstream-words';

const CLUSTER_STATUS = 'build_cluster_status_file';

/** Prow's words that are not those of the property in another spelling. */
const PROPERTIES: Readonly<Record<string, string>> = {
  build_cluster_status_file: 'buildClusterStatus', merge_method: 'mergeMethods', merge_commit_template: 'mergeCommitTemplates', display_all_tide_queries_in_status: 'displayAllQueriesInStatus',
  release_note: 'releaseNoteGuidelinesUrl', target_url: 'targetUrls', pr_status_base_url: 'prStatusBaseUrls',
  report_template: 'reportTemplates', rerun_auth_configs: 'defaultRerunAuthConfigs',
};
/** The property for one of Prow's words. */
export function propertyOf(word: string): string {
  return PROPERTIES[word] ?? camelCase(word);
}

/** The one of them that a property stands for too. */
const ALSO: Readonly<Record<string, string>> = {
  target_urls: 'target_url', pr_status_base_urls: 'pr_status_base_url', report_templates: 'report_template', default_rerun_auth_configs: 'rerun_auth_configs',
};

/** Overrides that say what a property of its own says, of which one would be lost without a word. */
export function checkSaidTwice(model: ProwModel, note: Note): void {
  const { tide, branchProtection, plugins, configOverrides, pluginOverrides, github: { repositories }, deckUrl, scheduler } = model;
  const said = saidSections(model.sections);
  const { default_decoration_config_entries: _, ...plank } = said.plank;
  const { spyglass, ...deck } = said.deck;
  const { serve_metrics: __, ...pushGateway } = said.push_gateway;
  const sections: readonly (readonly [string, string, Json, unknown])[] = [
    ['plank', 'plank', plank, configOverrides.plank], ['sinker', 'sinker', said.sinker, configOverrides.sinker], ['deck', 'deck', deck, configOverrides.deck],
    ['deck.spyglass', 'deck.spyglass', spyglass ?? {}, configOverrides.deck === null ? null : configOverrides.deck?.spyglass],
    ['push_gateway', 'pushGateway', pushGateway, configOverrides.push_gateway],
    ['github_reporter', 'githubReporter', said.github_reporter, configOverrides.github_reporter],
  ];
  for (const [section, property, words, over] of sections) noteTwice(Object.keys(words), over, property, note.at(`configOverrides.${section}`));
  checkDecorationTwice(model, note.at('configOverrides.plank'));
  checkBrowser(model, note);
  const protection = branchProtection === undefined ? {} : branchProtectionYaml(branchProtection);
  noteTwice(Object.keys(protection), configOverrides['branch-protection'], 'branchProtection', note.at('configOverrides.branch-protection'));
  if (scheduler !== undefined && configOverrides.scheduler !== undefined) {
    note.at('configOverrides.scheduler')({ what: 'takes the place of scheduler', instead: 'say it in one of the two', code: 'MutuallyExclusive' });
  }
  checkClusterStatus(model, note.at('configOverrides.plank'));
  noteTwice(Object.keys(saidOfTide(tide)), configOverrides.tide, 'tide', note.at('configOverrides.tide'));
  noteTwice(Object.keys(saidOfPlugins(plugins, { repositories, deckUrl })), pluginOverrides, 'plugins', note.at('pluginOverrides'));
  const over = isPlainObject(pluginOverrides.plugins) ? pluginOverrides.plugins : {};
  for (const name of Object.keys(plugins.enabled).filter((one) => over[one] !== undefined)) {
    note.at(`pluginOverrides.plugins.${name}`)({ what: 'takes the place of plugins.enabled', instead: 'say it in one of the two', code: 'MutuallyExclusive' });
  }
}

/** Prow takes one browser for all others. Source: prow pkg/config/config.go, validateComponentConfig, at a61940897. */
function checkBrowser({ sections: { deckPages }, programs: { gcsweb }, configOverrides: { deck } }: ProwModel, note: Note): void {
  if (deckPages.spyglass?.gcsBrowserPrefixes?.['*'] === undefined) return;
  const over = deck?.spyglass?.gcs_browser_prefix;
  if (over !== undefined && over !== null) {
    note.at('configOverrides.deck.spyglass.gcs_browser_prefix')({
      what: 'takes the place of deck.spyglass.gcsBrowserPrefixes["*"]', instead: 'say it in one of the two', code: 'MutuallyExclusive',
    });
  } else if (over === undefined && gcsweb?.link !== undefined) {
    atKey(note.at('deck.spyglass.gcsBrowserPrefixes'), '*')({
      what: `is another browser than gcsweb, to which deck links at ${quote(gcsweb.link)}`, instead: 'leave it out, or gcsweb', code: 'MutuallyExclusive',
    });
  }
}

/** Nobody else than prow-controller-manager writes it, and that by the keys that it has. */
function checkClusterStatus({ storage, configOverrides: { plank }, components: { prowControllerManager: { extraArgs } } }: ProwModel, note: Note): void {
  const said: unknown = isPlainObject(plank) ? plank.build_cluster_status_file : undefined;
  if (storage.clusterStatusUrl !== undefined) {
    if (said !== storage.clusterStatusUrl) noteTwice([CLUSTER_STATUS], plank, '', note);
  } else if (typeof said === 'string' && said !== '' && !['--s3-credentials-file', '--gcs-credentials-file'].some((flag) => hasArgument(extraArgs, flag))) {
    note.at(CLUSTER_STATUS)({
      what: `${quote(said)} is nothing that prow-controller-manager may write: its keys are those of status-reconciler, for objects in ${stateBucketUrl(storage)} that keep no `
        + 'other state', instead: 'say buildClusterStatus: true in its place', code: 'PropMissing',
    });
  }
}

function noteTwice(said: readonly string[], over: unknown, root: string, note: Note): void {
  const place = root === '' ? '' : `${root}.`;
  const words = [...said, ...said.flatMap((key) => ALSO[key] ?? [])];
  const takesAll = over === null;
  for (const key of takesAll ? said : words) {
    if (!takesAll && (!isPlainObject(over) || over[key] === undefined)) continue;
    const at = takesAll ? note : note.at(key);
    at({ what: `takes the place of ${place}${propertyOf(key)}`, instead: 'say it in one of the two', code: 'MutuallyExclusive' });
  }
}
