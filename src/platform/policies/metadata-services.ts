import { contains } from '../../core/net';
import { behindNat64 } from './nat64';

/**
 * Where clouds hand out what belongs to a node, its rights among it: Amazon's, Azure's and Google's metadata service, Azure's WireServer, Alibaba's,
 * and those of pods on EKS, ECS and GKE; and what leads to these from IPv6, by NAT64.
 *
 * Source: docs.aws.amazon.com, AWSEC2/latest/UserGuide/instancedata-data-retrieval.html and eks/latest/userguide/pod-id-how-it-works.html;
 * learn.microsoft.com, azure/virtual-network/what-is-ip-address-168-63-129-16; cloud.google.com, compute/docs/metadata/querying-metadata and
 * kubernetes-engine/docs/how-to/workload-identity; alibabacloud.com, ecs/user-guide/view-instance-metadata.
 */
const IPV4_SERVICES = ['100.100.100.200/32', '168.63.129.16/32', '169.254.169.252/32', '169.254.169.254/32', '169.254.170.2/32', '169.254.170.23/32'];
const METADATA_SERVICES = [...IPV4_SERVICES, 'fd00:ec2::23/128', 'fd00:ec2::254/128', 'fd20:ce::254/128', ...IPV4_SERVICES.map(behindNat64)];

/** True for the address of one. */
export function isMetadataService(cidr: string): boolean {
  return METADATA_SERVICES.some((service) => contains(service, cidr));
}

/** Those in a network, for its exceptions. */
export function metadataServicesIn(cidr: string): readonly string[] {
  return METADATA_SERVICES.filter((service) => service !== cidr && contains(cidr, service));
}
