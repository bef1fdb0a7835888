import { Endpoint } from '../../core/endpoint';

/** Ports of its pods: for webhooks, for kubelet, and for pages of deck. */
export const WEBHOOK_PORT = 8080;
export const HEALTH_PORT = 8081;
export const PAGES_PORT = 8082;

const TYPE = 'type.googleapis.com/envoy.extensions';
const MANAGER = `${TYPE}.filters.network.http_connection_manager.v3.HttpConnectionManager`;
const ROUTER = { name: 'envoy.filters.http.router', typed_config: { '@type': `${TYPE}.filters.http.router.v3.Router` } };

/** GitHub itself waits 10 seconds for an answer. */
const RECEIVED_WITHIN = '15s';
const MIB = 1024 * 1024;
const CONNECTIONS = 512;

/** What the proxy is told. */
export interface EnvoyLimits {
  readonly bodyLimit: number;
  /** Networks of callers; everybody where it is left out. */
  readonly sources?: readonly string[];
  /** Pages of deck that are closed; deck is not behind it where there are none. */
  readonly closedPages: readonly string[];
}

/** Where it leads to. */
export interface EnvoyTargets {
  readonly hook: Endpoint;
  readonly deck: Endpoint;
}

/**
 * The configuration of Envoy before hook, and before deck where pages of it are closed: one path of hook, whole bodies of a limited size within a limited
 * time, a limited number of connections and memory.
 *
 * Source: envoyproxy/envoy v1.40.0, api/envoy/extensions (buffer, rbac and http_connection_manager), docs "Configuring Envoy as an edge proxy".
 */
export function envoyConfig({ hook, deck }: EnvoyTargets, { bodyLimit, sources, closedPages }: EnvoyLimits): object {
  const hasPages = closedPages.length > 0;
  return {
    static_resources: {
      listeners: [
        {
          name: 'webhooks', address: at(WEBHOOK_PORT), per_connection_buffer_limit_bytes: 32768,
          filter_chains: [{ filters: [...(sources === undefined ? [] : [allowed(sources)]), manager(WEBHOOKS, [toHook()], bodyLimit)] }],
        },
        {
          name: 'health', address: at(HEALTH_PORT), ignore_global_conn_limit: true, bypass_overload_manager: true,
          filter_chains: [{ filters: [manager(HEALTH, [{ match: { path: '/ready' }, direct_response: { status: 200 } }])] }],
        },
        ...hasPages ? [{
          name: 'pages', address: at(PAGES_PORT), per_connection_buffer_limit_bytes: 32768,
          filter_chains: [{ filters: [fewer(), manager(PAGES, toDeck(closedPages))] }],
        }] : [],
      ],
      clusters: [cluster('hook', hook), ...hasPages ? [cluster('deck', deck)] : []],
    },
    overload_manager: {
      refresh_interval: '0.25s',
      resource_monitors: [
        monitor('global_downstream_max_connections', 'downstream_connections.v3.DownstreamConnectionsConfig', { max_active_downstream_connections: CONNECTIONS }),
        monitor('fixed_heap', 'fixed_heap.v3.FixedHeapConfig', { max_heap_size_bytes: 384 * MIB }),
      ],
      actions: [{
        name: 'envoy.overload_actions.stop_accepting_requests', triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value: 0.95 } }],
      }],
    },
  };
}

function cluster(name: string, { serviceName, namespace, port }: Endpoint): object {
  return {
    name, type: 'STRICT_DNS', connect_timeout: '5s',
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address: { socket_address: { address: `${serviceName}.${namespace}.svc`, port_value: port } } } }] }],
    },
  };
}

/** Who looks at pages leaves half of all connections to webhooks. */
function fewer(): object {
  return {
    name: 'envoy.filters.network.connection_limit',
    typed_config: { '@type': `${TYPE}.filters.network.connection_limit.v3.ConnectionLimit`, stat_prefix: 'pages', max_connections: CONNECTIONS / 2 },
  };
}

/** Of both families, where the node has both. */
function at(port: number): object {
  return { socket_address: { address: '::', port_value: port, ipv4_compat: true } };
}

/** Ends connections of others at their first byte. */
function allowed(sources: readonly string[]): object {
  const principals = sources.map((network) => ({ remote_ip: { address_prefix: network.split('/')[0], prefix_len: Number(network.split('/')[1]) } }));
  return {
    name: 'envoy.filters.network.rbac',
    typed_config: {
      '@type': `${TYPE}.filters.network.rbac.v3.RBAC`,
      stat_prefix: 'sources',
      rules: { action: 'ALLOW', policies: { sources: { permissions: [{ any: true }], principals } } },
    },
  };
}

function toHook(): object {
  return {
    match: { path: '/hook', headers: [{ name: ':method', string_match: { exact: 'POST' } }] },
    route: { cluster: 'hook', timeout: '30s' },
  };
}

/** Everything but the closed pages; an answer may take as long as the job whose log it is. Envoy compares paths without escapes. */
function toDeck(closedPages: readonly string[]): readonly object[] {
  return [
    ...closedPages.map((path) => ({ match: { path }, direct_response: { status: 404 } })),
    { match: { prefix: '/' }, route: { cluster: 'deck', timeout: '0s' } },
  ];
}

/** What differs between those who come. */
interface Listener {
  readonly name: string;
  /** How long nothing may come, in either direction. */
  readonly idle: string;
  /** Whether a slash may be written as its escape. */
  readonly escapedSlashes: 'REJECT_REQUEST' | 'KEEP_UNCHANGED';
}

const WEBHOOKS: Listener = { name: 'webhooks', idle: '60s', escapedSlashes: 'REJECT_REQUEST' };
const HEALTH: Listener = { ...WEBHOOKS, name: 'health' };
const PAGES: Listener = { name: 'pages', idle: '300s', escapedSlashes: 'KEEP_UNCHANGED' };

function manager({ name, idle, escapedSlashes }: Listener, routes: readonly object[], bodyLimit?: number): object {
  const buffer = { name: 'envoy.filters.http.buffer', typed_config: { '@type': `${TYPE}.filters.http.buffer.v3.Buffer`, max_request_bytes: bodyLimit } };
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': MANAGER,
      stat_prefix: name,
      use_remote_address: true,
      request_headers_timeout: '5s',
      request_timeout: RECEIVED_WITHIN,
      stream_idle_timeout: idle,
      common_http_protocol_options: { idle_timeout: '15s', headers_with_underscores_action: 'REJECT_REQUEST' },
      http2_protocol_options: { max_concurrent_streams: 16 },
      normalize_path: true,
      path_with_escaped_slashes_action: escapedSlashes,
      http_filters: [...(bodyLimit === undefined ? [] : [buffer]), ROUTER],
      route_config: { virtual_hosts: [{ name, domains: ['*'], routes }] },
    },
  };
}

function monitor(name: string, type: string, config: object): object {
  return { name: `envoy.resource_monitors.${name}`, typed_config: { '@type': `${TYPE}.resource_monitors.${type}`, ...config } };
}
