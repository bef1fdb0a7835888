// Judges one configuration after the other, each as checkconfig does: this file is put beside its main.go, whose own loop is renamed.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/sirupsen/logrus"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"

	"sigs.k8s.io/prow/pkg/config"
	"sigs.k8s.io/prow/pkg/plugins"
)

type files struct{ Config, Plugins, Jobs string }

type verdict struct {
	// Why Prow would not start.
	Fatal string `json:"fatal,omitempty"`
	// What --strict refuses beside that.
	Strict []string `json:"strict,omitempty"`
}

// Agents that look once; checkconfig's own go on watching their files.
func configAgentOf(o options) (*config.Agent, error) {
	loaded, err := config.Load(o.config.ConfigPath, o.config.JobConfigPath, nil, "")
	agent := &config.Agent{}
	if err == nil {
		agent.Set(loaded)
	}
	return agent, err
}

func pluginAgentOf(o options) (*plugins.ConfigAgent, error) {
	agent := &plugins.ConfigAgent{}
	return agent, agent.Load(o.pluginsConfig.PluginConfigPath, nil, "", true, false)
}

func main() {
	logrus.SetOutput(os.Stderr)
	logrus.SetLevel(logrus.PanicLevel)
	folder, err := os.MkdirTemp("", "judge-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	answers := bufio.NewWriter(os.Stdout)
	defer answers.Flush()
	questions := bufio.NewScanner(os.Stdin)
	questions.Buffer(make([]byte, 0, 1<<20), 1<<26)
	for questions.Scan() {
		var said files
		if err := json.Unmarshal(questions.Bytes(), &said); err != nil {
			panic(err)
		}
		answer, err := json.Marshal(judge(folder, said))
		if err != nil {
			panic(err)
		}
		answers.Write(append(answer, '\n'))
	}
	if err := questions.Err(); err != nil {
		panic(err)
	}
}

func judge(folder string, said files) verdict {
	jobs := filepath.Join(folder, "jobs")
	if err := os.MkdirAll(jobs, 0o755); err != nil {
		panic(err)
	}
	paths := map[string]string{
		filepath.Join(folder, "config.yaml"): said.Config, filepath.Join(folder, "plugins.yaml"): said.Plugins, filepath.Join(jobs, "jobs.yaml"): said.Jobs,
	}
	for path, content := range paths {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			panic(err)
		}
	}
	var o options
	o.config.ConfigPath, o.config.JobConfigPath = filepath.Join(folder, "config.yaml"), jobs
	o.pluginsConfig.PluginConfigPath, o.pluginsConfig.CheckUnknownPlugins = filepath.Join(folder, "plugins.yaml"), true
	o.includeDefaultWarnings = true
	o.warnings.Add(validDecorationConfigWarning)
	o.warnings.Add(unknownFieldsAllWarning)
	return said.verdict(folder, validated(o))
}

func validated(o options) (err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			err = errors.New("panic")
		}
	}()
	err = validate(o)
	// the loader sets the level that the configuration says
	logrus.SetLevel(logrus.PanicLevel)
	return err
}

func (files) verdict(folder string, err error) verdict {
	if err == nil {
		return verdict{}
	}
	text := func(e error) string { return strings.ReplaceAll(e.Error(), folder+"/", "") }
	// checkconfig tells its warnings from the loader's errors in the same way
	if warnings, ok := err.(utilerrors.Aggregate); ok {
		var all []string
		for _, e := range warnings.Errors() {
			all = append(all, text(e))
		}
		return verdict{Strict: all}
	}
	return verdict{Fatal: text(err)}
}
