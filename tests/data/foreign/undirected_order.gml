graph [
  node [ id 1 label "a" ]
  node [ id 2 label "b" att "x" att "y" ]
  edge [ id 5 source 2 target 1 weight 2 trust_source 4 ]
  edge [ source 1 target 2 ]
]
