# Catalogues of many manifests out of one process of Puppet 7 or 8, as a Puppet server would compile them:
# catalogues.rb MODULEPATH HIERA_YAML <LIST. The list of manifests is JSON; so is the answer, Puppet's version and for each
# manifest its resources or its error.
require 'json'
require 'puppet'

modulepath, hiera = ARGV
Puppet.initialize_settings(%w[--confdir /run/none --vardir /run/none --codedir /run/none] + ['--hiera_config', hiera])
Puppet[:strict_variables] = true
Puppet[:strict] = :error
name = 'node-01.onion.example'
facts = { 'networking' => { 'fqdn' => name }, 'os' => { 'name' => 'Debian', 'release' => { 'major' => '12' } } }

def text(value)
  value.is_a?(Array) ? value.map { |item| text(item) } : value.to_s
end

def shown(resource)
  secret = resource.sensitive_parameters
  parameters = resource.to_hash.map { |key, value| [key, secret.include?(key) ? '[sensitive]' : text(value)] }
  { type: resource.type, title: resource.title, exported: resource.exported ? true : false, file: resource.file,
    line: resource.line, certname: resource.catalog.name, parameters: parameters.to_h }
end

answers = JSON.parse($stdin.read).map do |manifest|
  environment = Puppet::Node::Environment.create(:production, [modulepath])
  Puppet.override(current_environment: environment,
                  loaders: Puppet::Pops::Loaders.new(environment),
                  trusted_information: Puppet::Context::TrustedInformation.local(nil)) do
    Puppet[:code] = manifest
    node = Puppet::Node.new(name, environment: environment, facts: Puppet::Node::Facts.new(name, facts))
    catalogue = Puppet::Parser::Compiler.compile(node)
    { resources: catalogue.resources.map { |resource| shown(resource) } }
  end
rescue Puppet::Error, Puppet::ResourceError => e
  { error: e.message }
end
puts JSON.generate({ version: Puppet.version, answers: answers })
