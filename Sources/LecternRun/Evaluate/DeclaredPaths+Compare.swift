let comparePaths: [PathDeclaration] = [
  .init("compare.MEMBER", .part, "The run of a named member: `race.adam.loss.final`."),
  .init(
    "compare[value]", .part, "The run of a member by its value, or by two: `grid[0.1, 32].loss[5]`."
  ),
  .init("compare.members", .count, "How many members there are; `.count` is the same."),
  .init("compare.members.count", .count, "How many members there are."),
  .init(
    "compare.best", .part,
    "The run of the best member, by the loss at the end; alone, its name or value."),
  .init(
    "compare.seeds", .count, "How many seeds each member is trained with; `.count` is the same.",
    needs: "seeds"),
  .init(
    "compare.seeds.count", .count, "How many seeds each member is trained with.", needs: "seeds"),
  .init("compare.best.seeds", .part, "The best member's runs with all seeds.", needs: "seeds"),
  .init(
    "compare.MEMBER.seeds", .part,
    "The member's runs with all seeds: a path behind it gives a number for each, "
      + "`mean(race.adam.seeds.loss.final)`.", needs: "seeds"),
]
