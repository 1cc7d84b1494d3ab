extension CellKinds {
  /// All kinds. A new kind of directive is a file beside this one and an entry here.
  static let all = CellKinds(
    value: ValueRole.self,
    directives: [
      DefineDirective.self, FigureDirective.self, TableDirective.self, GridDirective.self,
      ClaimDirective.self,
    ])
}
