import CYaml
import LecternSource
func probe() -> Int32 { var p = yaml_parser_t(); defer { yaml_parser_delete(&p) }; return yaml_parser_initialize(&p) }
