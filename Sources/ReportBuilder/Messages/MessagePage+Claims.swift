import Diagnostics

extension MessagePage {
  /// Of claims.
  static let claims: [MessagePage] = [
    MessagePage(
      "missing-holds", "Nothing in a claim decides on it.",
      mend: "State what it says in 'holds', as a comparison.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: holds

        control(2 < 1)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: holds

          holds(1 < 2)
          control(2 < 1)
          ```
          """)),
    MessagePage(
      "missing-control",
      "A claim has no predicate that must fail, so nobody knows whether it could.",
      mend: "Add a 'control' that comes out false.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: holds

        holds(1 < 2)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: holds

          holds(1 < 2)
          control(2 < 1)
          ```
          """)),
    MessagePage(
      "control", "The control of a claim does not come out false.",
      mend:
        "A claim must be able to fail; choose a control that the same data tell from the truth.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: holds

        holds(1 < 2)
        control(1 < 3)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: holds

          holds(1 < 2)
          control(3 < 1)
          ```
          """)),
    MessagePage(
      "verdict", "A claim comes to another verdict than the expected one.",
      mend: "Mend the program, or expect what is true.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: holds

        holds(2 < 1)
        control(3 < 1)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: holds

          holds(1 < 2)
          control(3 < 1)
          ```
          """)),
    MessagePage(
      "missing-condition",
      "A claim is expected to hold under a condition, and no predicate of it has one.",
      mend: #"Write holds(..., when: "...")."#,
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: conditional
        :condition: it is one

        holds(1 < 2)
        holds(2 < 1)
        control(2 < 1)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: conditional
          :condition: it is one

          holds(1 < 2, when: "it is one")
          holds(2 < 1)
          control(2 < 1)
          ```
          """)),
    MessagePage(
      "constant-statement", "A statement of a claim says nothing of what was computed.",
      mend: "Write a comparison of what the claim is about.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: The root of two is less than two.
        :expect: holds

        holds(true)
        control(sqrt(2) < 1)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: The root of two is less than two.
          :expect: holds

          holds(sqrt(2) < 2)
          control(sqrt(2) < 1)
          ```
          """)),
    MessagePage(
      "duplicate-quote", "Two claims quote one sentence of the paper.",
      mend: "A sentence has one claim and one verdict; join the two.",
      .chapter(
        """
        ```{claim} #claim-a
        :quote: the gap grows
        :paper: Lemma 1
        :says: It grows.
        :expect: holds

        holds(1 < 2)
        control(2 < 1)
        ```

        ```{claim} #claim-b
        :quote: the gap grows
        :paper: Lemma 1
        :says: It grows.
        :expect: holds

        holds(2 < 3)
        control(3 < 2)
        ```
        """,
        mended: """
          ```{claim} #claim-a
          :quote: the gap grows
          :paper: Lemma 1
          :says: It grows.
          :expect: holds

          holds(1 < 2 && 2 < 3)
          control(2 < 1)
          ```
          """)),
  ]
}
