import { ok, type Route, route } from './router';
import type { Caller } from './caller';

const HOUR_SECONDS = 3600;

export type RateLimitResource = 'core' | 'graphql' | 'search';

interface Window {
  used: number;
  readonly reset: number;
}

interface RateLimit {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly reset: number;
}

/** Counts calls by caller and resource. It only counts: a run makes a few hundred calls of the 5,000 an hour. */
export class RateLimits {
  private readonly windows = new Map<string, Window>();

  spend(caller: Caller, resource: RateLimitResource): void {
    this.window(caller, resource).used += 1;
  }

  headers(caller: Caller, resource: RateLimitResource): Record<string, string> {
    const limit = this.of(caller, resource);
    return {
      'x-ratelimit-limit': String(limit.limit),
      'x-ratelimit-remaining': String(limit.remaining),
      'x-ratelimit-used': String(limit.used),
      'x-ratelimit-reset': String(limit.reset),
      'x-ratelimit-resource': resource,
    };
  }

  of(caller: Caller, resource: RateLimitResource): RateLimit {
    const { used, reset } = this.window(caller, resource);
    const limit = caller.kind === 'anonymous' ? 60 : resource === 'search' ? 30 : 5000;
    return { limit, used, remaining: Math.max(0, limit - used), reset };
  }

  private window(caller: Caller, resource: RateLimitResource): Window {
    const key = `${resource} ${nameOf(caller)}`;
    const now = Math.floor(Date.now() / 1000);
    let window = this.windows.get(key);
    if (!window || window.reset <= now) {
      window = { used: 0, reset: now + HOUR_SECONDS };
      this.windows.set(key, window);
    }
    return window;
  }
}

export function rateLimitRoutes(limits: RateLimits): Route[] {
  return [
    route('GET', '/rate_limit', ({ caller }) => {
      const core = limits.of(caller, 'core');
      const resources = { core, graphql: limits.of(caller, 'graphql'), search: limits.of(caller, 'search') };
      return ok({ resources, rate: core });
    }),
  ];
}

function nameOf(caller: Caller): string {
  if (caller.kind === 'installation') return `installation of ${caller.organization.login}`;
  return caller.kind === 'user' ? `user ${caller.login}` : caller.kind;
}
