import LecternSource
import LecternSpec

/// The component with all its arguments as text.
func componentText(_ component: ComponentSpec) -> ComponentText {
  ComponentText(
    component.name,
    component.arguments.map { NamedText($0.name, settingText($0.value.value)) })
}
