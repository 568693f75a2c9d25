# Reads a file with one YAML document a line, each in base64, and prints what Puppet's reader makes of it, a line each:
# s"text" as hex, integers, floats by their bits, true, false, nil, symbols as refused, lists, hashes, or error.
require 'yaml'

def shown(value)
  case value
  when String then "s#{value.b.unpack1('H*')}"
  when Integer then value.to_s
  when Float then value.nan? ? 'fnan' : "f#{[value].pack('G').unpack1('H*')}"
  when true, false, nil then value.inspect
  when Symbol then 'refused'
  when Array then "[#{value.map { |item| shown(item) }.join(',')}]"
  when Hash then mapped(value)
  else 'error'
  end
end

# Puppet makes strings of symbols that are keys, and has no value for a hash with a list or a hash as a key.
def mapped(value)
  return 'refused' if value.keys.any? { |key| key.is_a?(Array) || key.is_a?(Hash) }

  map = {}
  value.each_pair { |key, item| map[key.is_a?(Symbol) ? key.to_s : key] = item }
  "{#{map.map { |key, item| "#{shown(key)}=>#{shown(item)}" }.join(',')}}"
end

File.foreach(ARGV[0]) do |line|
  text = line.unpack1('m').force_encoding('UTF-8')
  begin
    puts shown(YAML.safe_load(text, permitted_classes: [Symbol], aliases: true))
  rescue StandardError, SystemStackError
    puts 'error'
  end
end
