import { Endpoint } from '../../core/endpoint';

/** Ports of its pods: for webhooks, and for kubelet. */
export const WEBHOOK_PORT = 8080;
export const HEALTH_PORT = 8081;

const TYPE = 'type.googleapis.com/envoy.extensions';
const MANAGER = `${TYPE}.filters.network.http_connection_manager.v3.HttpConnectionManager`;
const ROUTER = { name: 'envoy.filters.http.router', typed_config: { '@type': `${TYPE}.filters.http.router.v3.Router` } };

/** GitHub itself waits 10 seconds for an answer. */
const RECEIVED_WITHIN = '15s';
const MIB = 1024 * 1024;

/** What the proxy is told. */
export interface EnvoyLimits {
  readonly bodyLimit: number;
  /** Networks of callers; everybody where it is left out. */
  readonly sources?: readonly string[];
}

/**
 * The configuration of Envoy before hook: one path, whole bodies of a limited size within a limited time, a limited number of connections and memory.
 *
 * Source: envoyproxy/envoy v1.40.0, api/envoy/extensions (buffer, rbac and http_connection_manager), docs "Configuring Envoy as an edge proxy".
 */
export function envoyConfig({ serviceName, namespace, port }: Endpoint, { bodyLimit, sources }: EnvoyLimits): object {
  return {
    static_resources: {
      listeners: [
        {
          name: 'webhooks', address: at(WEBHOOK_PORT), per_connection_buffer_limit_bytes: 32768,
          filter_chains: [{ filters: [...(sources === undefined ? [] : [allowed(sources)]), manager('webhooks', bodyLimit, [toHook()])] }],
        },
        {
          name: 'health', address: at(HEALTH_PORT), ignore_global_conn_limit: true, bypass_overload_manager: true,
          filter_chains: [{ filters: [manager('health', undefined, [{ match: { path: '/ready' }, direct_response: { status: 200 } }])] }],
        },
      ],
      clusters: [{
        name: 'hook', type: 'STRICT_DNS', connect_timeout: '5s',
        load_assignment: {
          cluster_name: 'hook',
          endpoints: [{ lb_endpoints: [{ endpoint: { address: { socket_address: { address: `${serviceName}.${namespace}.svc`, port_value: port } } } }] }],
        },
      }],
    },
    overload_manager: {
      refresh_interval: '0.25s',
      resource_monitors: [
        monitor('global_downstream_max_connections', 'downstream_connections.v3.DownstreamConnectionsConfig', { max_active_downstream_connections: 512 }),
        monitor('fixed_heap', 'fixed_heap.v3.FixedHeapConfig', { max_heap_size_bytes: 384 * MIB }),
      ],
      actions: [{
        name: 'envoy.overload_actions.stop_accepting_requests', triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value: 0.95 } }],
      }],
    },
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

function manager(name: string, bodyLimit: number | undefined, routes: readonly object[]): object {
  const buffer = { name: 'envoy.filters.http.buffer', typed_config: { '@type': `${TYPE}.filters.http.buffer.v3.Buffer`, max_request_bytes: bodyLimit } };
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': MANAGER,
      stat_prefix: name,
      use_remote_address: true,
      request_headers_timeout: '5s',
      request_timeout: RECEIVED_WITHIN,
      stream_idle_timeout: '60s',
      common_http_protocol_options: { idle_timeout: '15s', headers_with_underscores_action: 'REJECT_REQUEST' },
      http2_protocol_options: { max_concurrent_streams: 16 },
      normalize_path: true,
      path_with_escaped_slashes_action: 'REJECT_REQUEST',
      http_filters: [...(bodyLimit === undefined ? [] : [buffer]), ROUTER],
      route_config: { virtual_hosts: [{ name, domains: ['*'], routes }] },
    },
  };
}

function monitor(name: string, type: string, config: object): object {
  return { name: `envoy.resource_monitors.${name}`, typed_config: { '@type': `${TYPE}.resource_monitors.${type}`, ...config } };
}
