import { integer } from '../core/values';

/** The MTU that an interface gets when nobody says anything, in bytes. */
export const ETHERNET_MTU = 1500;

/** The least MTU that IPv6 allows (RFC 8200 §5), in bytes. */
export const IPV6_LEAST_MTU = 1280;

/** The MTU of an interface, in bytes: at least what every IPv4 host takes (RFC 791), at most what an IP packet can say. */
export const interfaceMtu = integer(576, 65535);
