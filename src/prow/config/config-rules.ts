import { atKey, isPlainObject, Note } from '../../core/props';
import { quote } from '../../core/quote';
import { checkDecoration } from '../jobs/decoration-config';
import { checkRerunAuth } from '../jobs/rerun-auth';
import { Json } from './json';
import { checkTide } from './tide-rules';

/**
 * What Prow's loader refuses of a `config.yaml` that it can decode.
 * An error in decoration is said at one of the places, which are those where the entries were written; without places it is ours, and right.
 * Source: prow pkg/config/config.go, parseProwConfig and validateComponentConfig, at a61940897.
 */
export function checkConfig(configYaml: Json, decorationPlaces: readonly string[], note: Note): void {
  const { deck = {}, plank = {}, tide = {}, jenkins_operators: jenkins = [], managed_webhooks: webhooks = {}, 'branch-protection': protection = {} }: Json =
    configYaml;
  checkTide(tide, note.at('tide'));
  checkLinks(configYaml, note);
  checkSpyglass(deck.spyglass ?? {}, note.at('deck.spyglass'));
  if (decorationPlaces.length > 0) checkDefaultDecoration(plank.default_decoration_config_entries ?? [], decorationPlaces, note);
  (deck.default_rerun_auth_configs ?? []).forEach(({ rerun_auth_configs: auth }: Json, i: number) => {
    checkRerunAuth(auth ?? {}, note.at(`deck.default_rerun_auth_configs[${i}].rerun_auth_configs`));
  });
  for (const [place, auth] of Object.entries<Json>(deck.rerun_auth_configs ?? {})) checkRerunAuth(auth ?? {}, note.at(`deck.rerun_auth_configs.${place}`));
  if (protection.include?.length > 0 && protection.exclude?.length > 0) {
    note.at('branch-protection.exclude')({ what: 'is given together with include', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  jenkins.forEach(({ label_selector: selector }: Json, i: number) => {
    const at = note.at(`jenkins_operators[${i}].label_selector`);
    if (jenkins.length > 1 && !selector) at({ what: 'is empty, and there are several operators', instead: 'write one', code: 'PropMissing' });
    if (jenkins.length === 1 && selector) at({ what: 'is given for the only operator', instead: 'leave it out', code: 'PropWithoutEffect' });
  });
  checkPushGateway(configYaml.push_gateway ?? {}, note.at('push_gateway'));
  checkClients(configYaml.gangway?.allowed_api_clients ?? [], note.at('gangway.allowed_api_clients'));
  checkWebhooks(Object.keys(webhooks.org_repo_config ?? {}), note.at('managed_webhooks.org_repo_config'));
}

/** GitHub refuses a status whose link has no scheme, and with it the result. */
const LINKS = [
  ['status_error_link'], ['github', 'link_url'], ['plank', 'job_url_prefix_config'], ['tide', 'target_url'], ['tide', 'target_urls'],
  ['tide', 'pr_status_base_url'], ['tide', 'pr_status_base_urls'],
];

function checkLinks(configYaml: Json, note: Note): void {
  for (const path of LINKS) {
    const value: unknown = path.reduce((holder: Json | undefined, key) => holder?.[key], configYaml);
    const at = note.at(path.join('.'));
    if (!isPlainObject(value)) checkLink(value, at);
    else for (const [key, link] of Object.entries(value)) checkLink(link, atKey(at, key));
  }
}

function checkLink(link: unknown, note: Note): void {
  if (typeof link !== 'string' || link === '' || /^https?:\/\//i.test(link)) return;
  note({ what: `${quote(link)} is no link of the web`, instead: `write ${quote(`https://${link.replace(/^([a-z]+:(?!\d))?\/*/i, '')}`)}`, code: 'UrlWithoutScheme' });
}

function checkSpyglass(spyglass: Json, note: Note): void {
  for (const key of ['gcs_browser_prefixes', 'gcs_browser_prefixes_by_bucket']) {
    if (spyglass.gcs_browser_prefix && spyglass[key]?.['*'] !== undefined) {
      note.at('gcs_browser_prefix')({ what: `is given together with ${key}["*"]`, instead: 'keep one of them', code: 'MutuallyExclusive' });
    }
  }
}

/** Prow lays the later entries over the earlier ones. */
function checkDefaultDecoration(entries: readonly Json[], places: readonly string[], note: Note): void {
  const whole: Record<string, any> = {};
  entries.forEach((entry, i) => {
    const { config = {}, repo, cluster }: Json = entry ?? {};
    const isForAll = [undefined, '', '*'].includes(repo) && [undefined, '', '*'].includes(cluster);
    if (isForAll) {
      Object.assign(whole, config, { gcs_configuration: { ...whole.gcs_configuration, ...config.gcs_configuration } });
    }
    checkDecoration(isForAll ? whole : { ...config, gcs_configuration: { ...whole.gcs_configuration, ...config.gcs_configuration } }, note.at(places[i]));
  });
}

/** Probes of half of the components go by what they serve. Source: prow pkg/metrics/metrics.go, ExposeMetricsWithRegistry, at a61940897. */
function checkPushGateway({ endpoint, serve_metrics: serves }: Json, note: Note): void {
  if (!endpoint || serves === true) return;
  note.at('serve_metrics')({
    what: 'is not true, so that no component serves its metrics, and kubelet restarts for ever those whose probes ask for them',
    instead: 'write serve_metrics: true, or say it with pushGateway', code: 'PropMissing',
  });
}

/** Source: prow pkg/config/gangway.go, Validate, at a61940897. */
function checkClients(clients: readonly Json[], note: Note): void {
  const numbers = clients.map((client) => client?.gcp?.endpoint_api_consumer_number);
  numbers.forEach((number, i) => {
    if (numbers.indexOf(number) < i) {
      note.at(`[${i}].gcp`)({ what: `${quote(number)} is that of an earlier client too`, instead: 'join the two', code: 'ElementTwice' });
    }
  });
}

/** Source: prow cmd/checkconfig/main.go, validateManagedWebhooks, at a61940897. */
function checkWebhooks(names: readonly string[], note: Note): void {
  for (const name of names) {
    const org = name.split('/')[0];
    if (name !== org && names.includes(org)) {
      note.at(name)({ what: `${quote(org)} is there too, so that each event would come twice`, instead: 'keep one of them', code: 'RepositoryCovered' });
    }
  }
}
