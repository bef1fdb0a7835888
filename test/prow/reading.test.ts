import { Where } from '../../src/core/problem';
import { readValue, Rule } from '../../src/core/props';
import { decoded } from '../../src/prow/schema/decoding';
import { labelSelector } from '../../src/prow/schema/label-selector';

function message(rule: Rule<unknown>, value: unknown): string {
  try {
    readValue(Where.validation, 'x', value, rule);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

describe('a label selector', () => {
  test.each(['', 'a', '!a', 'a=b,c!=d', 'a in (b, c),d notin (e)', 'example.com/a==b', 'a > 5'])('%s',
    (selector) => expect(message(labelSelector, selector)).toBe('no error'));
  test.each(['a in b', '=b', 'a=b c', 'a,,b'])('%s is none', (selector) => expect(message(labelSelector, selector)).toBe(
    `x: ${JSON.stringify(selector)} is not a label selector; write one like "app=web,tier in (a, b)" (SelectorInvalid)`));
});

describe('what Prow decodes', () => {
  test.each<[string, unknown, string]>([
    ['Tide', { merge_method: { 'acme': 'squash', 'acme/app': 'rebase', 'other': { lib: { '^main$': 'merge' }, app: 'squash' } } }, 'no error'],
    ['Tide', { merge_method: { acme: { lib: { '(': 'merge', 'main': 'fast' } } } }, 'x.merge_method.acme.lib: "(" is not a regular expression; '
      + 'write one that Go can read, with special characters behind a backslash (RegexpInvalid)\nx.merge_method.acme.lib.main: "fast" is not one of merge, '
      + 'squash, rebase; pick one of them (NotAllowedValue)'],
    ['DecorationConfig', { timeout: 5, grace_period: '1m', default_memory_request: 5, pod_pending_timeout: '1h' }, 'no error'],
    ['DecorationConfig', { pod_pending_timeout: 5 }, 'x.pod_pending_timeout: 5 is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)'],
    ['GCSConfiguration', { bucket: '3s://b', mediaTypes: { log: 'text / plain' } }, 'x.bucket: "3s://b" is not a bucket; '
      + 'write one like "s3://bucket" (BucketNameInvalid)\nx.mediaTypes.log: "text / plain" is not a media type; write one like "text/plain" (WrongType)'],
    ['Spyglass', { viewers: { '^a$': ['buildlog'], ')': ['x'] } },
      'x.viewers: ")" is not a regular expression; write one that Go can read, with special characters behind a backslash (RegexpInvalid)'],
    ['GitHubOptions', { link_url: 'https://git hub/' }, 'x.link_url: "https://git hub/" is not a URL; write one like "https://example.com/path" (UrlInvalid)'],
    ['Config', { log_level: 'WARN' }, 'no error'],
  ])('%s %j', (type, value, text) => expect(message(decoded(type), value)).toBe(text));
});
