import Script

/// The type of densities, with all that can be asked of one.
let densityType = ObjectType(
  DensityValue.typeName, phrase: "a density",
  summary: "A probability density on the real line.",
  members: densityFunctions + densityProperties + densityDraws + densityTransforms
    + [expectationMember.heldErrors(.read)])
