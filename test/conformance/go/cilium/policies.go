package main

import (
	"encoding/json"
	"fmt"

	"github.com/cilium/cilium/pkg/k8s"
	v2 "github.com/cilium/cilium/pkg/k8s/apis/cilium.io/v2"
	slim_networkingv1 "github.com/cilium/cilium/pkg/k8s/slim/k8s/api/networking/v1"
	"github.com/cilium/cilium/pkg/policy/types"
	policyutils "github.com/cilium/cilium/pkg/policy/utils"
)

// parse reads a policy as the agent's watcher of policies does. Source: pkg/policy/k8s.
func parse(kind string, object json.RawMessage) (types.PolicyEntries, error) {
	switch kind {
	case "networking.k8s.io/v1/NetworkPolicy":
		var one slim_networkingv1.NetworkPolicy
		if err := json.Unmarshal(object, &one); err != nil {
			return nil, err
		}
		return k8s.ParseNetworkPolicy(logger, clusterName, &one)
	case "cilium.io/v2/CiliumNetworkPolicy", "cilium.io/v2/CiliumClusterwideNetworkPolicy":
		// Both are this type in the agent, and a namespace tells them apart.
		var one v2.CiliumNetworkPolicy
		if err := json.Unmarshal(object, &one); err != nil {
			return nil, err
		}
		rules, err := one.Parse(logger, clusterName)
		return policyutils.RulesToPolicyEntries(rules), err
	}
	return nil, fmt.Errorf("%s is no policy that Cilium reads", kind)
}
