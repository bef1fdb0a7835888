/** An Enterprise server, whose certificate is signed by an authority that only the emitted configuration makes known. */
export const ENTERPRISE_HOST = 'github.test';

/** github.com, whose certificates are signed by an authority that the lab's images trust as they trust public ones. */
export const CLOUD_HOSTS = ['github.com', 'api.github.com'] as const;

/** Prow has its address by heart. */
export const SLACK_HOST = 'slack.com';

export const standInHosts: readonly string[] = [ENTERPRISE_HOST, ...CLOUD_HOSTS, SLACK_HOST];
