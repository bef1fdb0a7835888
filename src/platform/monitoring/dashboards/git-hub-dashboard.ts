import { Selected } from '../prow-metrics';
import { course, Dashboard, quantile, RATE } from './dashboard';

/** What Prow asks of GitHub, through ghproxy. */
export function gitHub(of: Selected): Dashboard {
  return {
    name: 'github',
    title: 'Prow: GitHub',
    says: 'ghproxy: how many requests GitHub still takes, who needs them, and how many the cache saves.',
    rows: [
      {
        title: 'Budget',
        panels: [
          course('Requests left', 'short', 'In this hour, by credential and kind. At 0 Prow stands still until the hour is over.',
            { '{{token_hash}} {{ratelimit_resource}}': `min by (token_hash, ratelimit_resource) (${of('github_token_usage')})` }),
          course('Time until the next hour', 's', 'When GitHub gives the whole budget again.',
            { '{{token_hash}} {{ratelimit_resource}}': `max by (token_hash, ratelimit_resource) (${of('github_token_reset')}) / 1000000000` }),
          course('Requests', 'reqps', 'By HTTP code.', { '{{status}}': `sum by (status) (rate(${of('github_request_duration_count')}${RATE}))` }),
          course('Who asks', 'reqps', 'By component.', { '{{user_agent}}': `topk(10, sum by (user_agent) (rate(${of('github_request_duration_count')}${RATE})))` }),
          course('What is asked', 'reqps', 'The paths that are asked most.', { '{{path}}': `topk(10, sum by (path) (rate(${of('github_request_duration_count')}${RATE})))` }),
        ],
      },
      {
        title: 'Times',
        panels: [
          course('Answers', 's', 'Times of GitHub.', { 'half of them': quantile(0.5, of('github_request_duration_bucket')), '95 of 100': quantile(0.95, of('github_request_duration_bucket')) }),
          course('Waiting in ghproxy', 's', 'Before a request is sent, so that GitHub does not take it for an attack; in which 95 of 100 are sent.',
            { '{{request_type}}': quantile(0.95, of('github_request_wait_duration_seconds_bucket'), 'request_type') }),
          course('Requests at once', 'short', 'Those that wait grow where GitHub is slow.', { 'on their way': `sum(${of('concurrent_outbound_requests')})`, 'waiting': `sum(${of('pending_outbound_requests')})` }),
          course('No answer', 'cps', 'By path.', { '{{path}}': `topk(10, sum by (path) (rate(${of('github_request_timeouts_count')}${RATE})))` }),
        ],
      },
      {
        title: 'Cache',
        panels: [
          course('Answers by mode', 'reqps', 'COALESCED and REVALIDATED cost nothing; MISS, CHANGED and NO-STORE cost one request each.',
            { '{{mode}}': `sum by (mode) (rate(${of('ghcache_responses')}${RATE}))` }),
          course('Saved', 'percentunit', 'Part of the requests that cost nothing of the budget.',
            { saved: `sum(rate(${of('ghcache_responses', 'mode=~"COALESCED|REVALIDATED"')}${RATE})) / sum(rate(${of('ghcache_responses')}${RATE}))` }),
          course('Disk', 'decgbytes', 'Of the volume of the cache.', { free: `min(${of('ghcache_disk_free')})`, all: `min(${of('ghcache_disk_total')})` }),
          course('Partitions', 'short', 'One for each credential; with an App there is one for each organisation.', { partitions: `count(${of('ghcache_cache_partitions')})` }),
        ],
      },
    ],
  };
}
