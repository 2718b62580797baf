// A level square around the model.
in vec4 vertexMC;
uniform mat4 MCDCMatrix;
out vec2 at; // m, from the middle

void main()
{
  at = vertexMC.xy;
  gl_Position = MCDCMatrix * vertexMC;
}
