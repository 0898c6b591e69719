import ArgumentParser
import Lectern

@main
struct LecternCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "Turns Markdown lessons into verified pages.",
    discussion: """
      A course is a folder of Markdown files. Lectern runs the training specs in them, checks \
      every number that the prose claims, and writes static pages.

        lectern init my-course      a course that builds
        lectern preview my-course   its pages, as you write
        lectern build my-course     its pages, as files
      """,
    version: lecternVersion,
    groupedSubcommands: [
      CommandGroup(
        name: "Writing lessons",
        subcommands: [Initialize.self, New.self, Preview.self, Build.self, Check.self]),
      CommandGroup(
        name: "Looking closer",
        subcommands: [
          Values.self, Run.self, Generate.self, Why.self, Explain.self, Reference.self, Schema.self,
        ]),
      CommandGroup(
        name: "Keeping a course",
        subcommands: [Promote.self, Render.self, Export.self, Cache.self, Doctor.self]),
    ])
}
