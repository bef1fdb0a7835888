import { Party, tcp, Traffic } from '../../core/traffic';
import { finishedPlugins } from '../../prow/config/plugins-yaml';
import { ProwModel } from '../../prow/prow-model';
import { ProwParties } from './prow-parties';
import { Surroundings } from './surroundings';

/**
 * Whom plugins of hook ask besides GitHub; none where nobody knows the names: pictures of some lie anywhere, and servers of others are said by flags.
 *
 * Source: prow pkg/plugins (cat, dog, goose, pony, yuks, slackevents, jira, bugzilla) and pkg/slack/client.go at a61940897.
 */
const HOSTS_OF_PLUGINS: Readonly<Record<string, readonly string[]>> = {
  bugzilla: [],
  cat: [],
  dog: ['random.dog', 'storage.googleapis.com'],
  goose: ['api.unsplash.com', 'images.unsplash.com'],
  jira: [],
  pony: [],
  slackevents: ['slack.com'],
  yuks: ['icanhazdadjoke.com'],
};

/** What chosen plugins and reporters ask for, for those who let Prow reach GitHub alone. */
export function pluginTraffic(prow: ProwModel, { hook, crier }: ProwParties, around: Surroundings): readonly Traffic[] {
  const asked = enabled(prow).filter((name) => Object.hasOwn(HOSTS_OF_PLUGINS, name)).map((name) => HOSTS_OF_PLUGINS[name]);
  const ask = (from: Party, hosts: readonly string[], purpose: string): Traffic => (
    { from, to: { ...around.anywhere, ...(hosts.length === 0 ? {} : { hosts }) }, ports: [tcp(443)], purpose });
  return [
    ...(asked.length === 0 ? [] : [ask(hook, asked.some((hosts) => hosts.length === 0) ? [] : [...new Set(asked.flat())].sort(), 'what plugins ask for')]),
    ...(reportsToSlack(prow) ? [ask(crier, ['slack.com'], 'reports to Slack')] : []),
  ];
}

/** Of any repository or organisation. */
function enabled(prow: ProwModel): readonly string[] {
  const entries: readonly any[] = Object.values(finishedPlugins(prow).plugins ?? {});
  return [...new Set(entries.flatMap((entry) => (Array.isArray(entry?.plugins) ? entry.plugins as string[] : [])))];
}

/** crier asks Slack only where flags say so; what the configuration says of it is what they are for. */
function reportsToSlack({ configOverrides, components: { crier }, slack }: ProwModel): boolean {
  return slack !== undefined || Object.keys(configOverrides.slack_reporter_configs ?? {}).length > 0 || crier.extraArgs.some((arg) => /^--(additional-)?slack-/.test(arg));
}
