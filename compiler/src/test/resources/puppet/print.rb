# Prints values as `puppet lookup --render-as` does: each line of standard input is a JSON string that holds a YAML
# document, each line of the answer has the value of its key v as s, json and yaml.

require 'json'
require 'yaml'

$stdin.set_encoding(Encoding::UTF_8)
$stdin.each_line do |line|
  value = YAML.safe_load(JSON.parse(line, create_additions: false), aliases: true)['v']
  json = begin
    JSON.generate(value)
  rescue JSON::GeneratorError
    'not to be said in JSON'
  end
  puts JSON.generate({ 's' => value.to_s, 'json' => json, 'yaml' => value.to_yaml })
end
