# Answers look-ups with Puppet's own code, many in one process, as `puppet lookup` would answer each.
#
#   ruby lookup.rb SCRATCH ENVIRONMENTS
#
# SCRATCH is a directory for Puppet's own files, ENVIRONMENTS holds one directory for each environment. Each line of
# standard input asks for one or more keys:
#
#   {"environment": "e1", "node": "mx-01.onion.example", "facts": {}, "trusted": {}, "global": "/path/hiera.yaml",
#    "lookups": [{"key": "a", "merge": {"strategy": "deep"}, "default": "x", "type": "Hash"}]}
#
# and gets one line: a list with {"value": TEXT}, {"absent": true} or {"error": CLASS, "message": TEXT} for each.
# TEXT is the value written so that equal texts mean equal values: see Canonical.

require 'json'
require 'puppet'
require 'puppet/pops'
require 'puppet/node'
require 'puppet/parser/compiler'

# Values as text: JSON where JSON is exact; floats by their bits; hashes as lists of pairs, in order, whatever the keys.
module Canonical
  def self.of(value)
    case value
    when Puppet::Pops::Types::PSensitiveType::Sensitive then of(value.unwrap)
    when nil then 'null'
    when true, false, Integer then value.to_s
    when Float then 'float ' + [value].pack('G').unpack1('H*')
    when String then text(value)
    when Array then '[' + value.map { |item| of(item) }.join(', ') + ']'
    when Hash then '{' + value.map { |key, item| of(key) + ' => ' + of(item) }.join(', ') + '}'
    else value.class.name + ' ' + text(value.to_s)
    end
  end

  def self.text(value)
    return 'bytes ' + value.unpack1('H*') if value.encoding == Encoding::ASCII_8BIT && !value.ascii_only?

    '"' + value.gsub(/[\x00-\x1f"\\]/) { |c| format('\\x%02x', c.ord) } + '"'
  end
end

def answer(lookup, scope)
  invocation = Puppet::Pops::Lookup::Invocation.new(scope, {}, {}, nil)
  type = lookup['type'] && Puppet::Pops::Types::TypeParser.singleton.parse(lookup['type'], scope)
  value = Puppet::Pops::Lookup.lookup(
    [lookup['key']], type, lookup['default'], lookup.key?('default'), lookup['merge'], invocation
  )
  { 'value' => Canonical.of(value) }
rescue Puppet::DataBinding::LookupError => e
  return { 'absent' => true } if e.message.start_with?('Function lookup() did not find a value')

  { 'error' => e.class.name, 'message' => e.message }
rescue StandardError, ScriptError, SystemStackError => e
  { 'error' => e.class.name, 'message' => e.message }
end

# Puppet's scope is that of an empty manifest, compiled for the node.
def answers(request, environments)
  Puppet.settings[:hiera_config] = request.fetch('global', '/nonexistent/hiera.yaml')
  Puppet.settings[:code] = 'undef'
  result = []
  Puppet.override(environments: Puppet::Environments::Directories.new(environments, [])) do
    environment = Puppet.lookup(:environments).get!(request['environment'])
    facts = Puppet::Node::Facts.new(request['node'], request['facts'])
    node = Puppet::Node.new(request['node'], environment: environment, facts: facts)
    node.fact_merge(facts)
    node.trusted_data = request['trusted']
    compiler = Puppet::Parser::Compiler.new(node)
    compiler.compile do |catalog|
      result = request['lookups'].map { |lookup| answer(lookup, compiler.topscope) }
      catalog
    end
  end
  result
end

scratch, environments = ARGV
Puppet.initialize_settings(
  ['--confdir', "#{scratch}/conf", '--vardir', "#{scratch}/var", '--codedir', "#{scratch}/code",
   '--environmentpath', environments]
)
Puppet::Util::Log.level = :crit
$stdout.sync = true
$stdin.set_encoding(Encoding::UTF_8)
$stdin.each_line { |line| puts JSON.generate(answers(JSON.parse(line), environments)) }
