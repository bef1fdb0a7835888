// Command cilium reads worlds as JSON, one a line: policies, pods, nodes and who wants to talk to whom. It answers each with what the code of
// Cilium's agent makes of it: its parsers, its cache of addresses and its repository of policies, one agent for each node.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"github.com/cilium/cilium/pkg/labelsfilter"
	"github.com/cilium/cilium/pkg/option"
	"github.com/cilium/cilium/pkg/policy/api"
	"github.com/cilium/cilium/pkg/u8proto"
)

const clusterName = "default"

type world struct {
	Policies []json.RawMessage `json:"policies"`
	// Labels of namespaces.
	Namespaces map[string]map[string]string `json:"namespaces"`
	// Addresses of nodes that other nodes know.
	Nodes map[string][]string `json:"nodes"`
	// Addresses that each node has for itself.
	Local map[string][]string `json:"local"`
	// Endpoints of the Service kubernetes.
	APIServer []string `json:"apiServer"`
	// Addresses of Cilium's own Envoy.
	Ingress []string `json:"ingress"`
	// What DNS has answered pods.
	Names         map[string][]string `json:"names"`
	Ends          map[string]end      `json:"ends"`
	Flows         []flow              `json:"flows"`
	CIDRMatchMode []string            `json:"cidrMatchMode"`
	IPv6          bool                `json:"ipv6"`
}

func (w *world) matchesNodes() bool {
	return slices.Contains(w.CIDRMatchMode, "nodes")
}

// end is a pod where it has a namespace; of others only the address counts.
type end struct {
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
	Node      string            `json:"node"`
	Address   string            `json:"address"`
}

type flow struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Port     uint16 `json:"port"`
	Protocol string `json:"protocol"`
}

type answer struct {
	// In the order of the flows.
	Allowed []bool `json:"allowed"`
	// What each node takes each end for.
	Identities map[string]map[string]string `json:"identities"`
	Error      string                       `json:"error,omitempty"`
}

func main() {
	// As an agent on Kubernetes has it where nobody says otherwise. Source: daemon/cmd/daemon.go.
	option.Config.UnsafeDaemonConfigOption.AllowLocalhost = option.AllowLocalhostAlways
	option.Config.ClusterName = clusterName
	api.InitEntities(clusterName)
	if err := labelsfilter.ParseLabelPrefixCfg(logger, nil, nil, ""); err != nil {
		panic(err)
	}
	in := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	out := json.NewEncoder(os.Stdout)
	for in.More() {
		var w world
		if err := in.Decode(&w); err != nil {
			panic(err)
		}
		said, err := judge(&w)
		if err != nil {
			said = &answer{Error: err.Error()}
		}
		if err := out.Encode(said); err != nil {
			panic(err)
		}
	}
}

func judge(w *world) (*answer, error) {
	option.Config.EnableIPv4, option.Config.EnableIPv6 = true, w.IPv6
	option.Config.PolicyCIDRMatchMode = w.CIDRMatchMode
	said := &answer{Allowed: make([]bool, len(w.Flows)), Identities: map[string]map[string]string{}}
	for i := range said.Allowed {
		said.Allowed[i] = true
	}
	for node := range w.Nodes {
		if err := judgeOn(w, node, said); err != nil {
			return nil, fmt.Errorf("on %s: %w", node, err)
		}
	}
	return said, nil
}

// judgeOn adds what the agent of one node has to say: of what its own pods send, and of what they get.
func judgeOn(w *world, node string, said *answer) error {
	a, err := newAgent(w, node)
	if err != nil {
		return err
	}
	defer a.ids.Shutdown()
	said.Identities[node] = map[string]string{}
	for name, one := range w.Ends {
		id, err := a.who(one.Address)
		if err != nil {
			return err
		}
		said.Identities[node][name] = id.Labels.String()
	}
	type question struct {
		own, other, protocol string
		isEgress             bool
		port                 uint16
	}
	known := map[question]bool{}
	ask := func(own, other string, isEgress bool, one flow) (bool, error) {
		asked := question{a.pods[own].ID.StringID(), said.Identities[node][other], one.Protocol, isEgress, one.Port}
		if allowed, ok := known[asked]; ok {
			return allowed, nil
		}
		protocol, err := u8proto.ParseProtocol(one.Protocol)
		if err != nil {
			return false, err
		}
		id, err := a.who(w.Ends[other].Address)
		if err != nil {
			return false, err
		}
		known[asked], err = a.allows(a.pods[own], id, isEgress, one.Port, protocol)
		return known[asked], err
	}
	for i, one := range w.Flows {
		for _, side := range []struct {
			own, other string
			isEgress   bool
		}{{one.From, one.To, true}, {one.To, one.From, false}} {
			own, ok := w.Ends[side.own]
			if !ok {
				return fmt.Errorf("%s is no end", side.own)
			}
			if own.Namespace == "" || own.Node != node {
				continue
			}
			allowed, err := ask(side.own, side.other, side.isEgress, one)
			if err != nil {
				return err
			}
			said.Allowed[i] = said.Allowed[i] && allowed
		}
	}
	return nil
}
